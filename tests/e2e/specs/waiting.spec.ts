/** What is shown while Webex makes people wait: no network, a pause, another attempt, an endless answer. */
import { secondFileCame } from '../harness/second-file';
import { expect, test } from '../harness/test';

test('says that it is offline, and loads what was requested once the network is back', async ({ app, page, context, watch, a11y }) => {
  watch.expectConsole(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
  // A page whose own file is still missing waits too: second-file.spec.ts.
  const second = secondFileCame(page);
  await app.signIn();
  await second;
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  const link = app.people.getByRole('link').nth(4);
  const name = ((await link.textContent()) ?? '').trim();
  await context.setOffline(true);
  await link.click();
  await expect(page.getByText("You're offline.")).toBeVisible();
  await expect(page.getByText('Rollcall continues when the connection is back.').first()).toBeVisible();
  await a11y('a person, offline');
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText("You're offline.")).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('words a long pause in minutes or hours', async ({ app, page, sim, watch, a11y }) => {
  watch.expectConsole(/status of 429/, 'the simulator limits on purpose');
  await sim.fault('GET /v1/people', { kind: 'status', status: 429, retry_after: 3 * 3600 }, { nth: 2 });
  await app.signIn();
  await expect(page.getByText('Webex is rate-limiting requests.')).toBeVisible();
  await expect(page.getByText(/^Resuming in 3 hours( \d+ minutes?)?\.$/).first()).toBeVisible();
  await a11y('people, during a pause');
  // The rows that have arrived stay usable.
  await expect(app.people).toHaveAttribute('aria-rowcount', '101');
});

test.describe('with a short time-out', () => {
  test.use({ config: { requestTimeoutSeconds: 20 } });

  test('ends a dripping answer, and announces another attempt that can be cancelled', async ({ app, page, sim, a11y }) => {
    await sim.fault('GET /v1/people', { kind: 'drip', ms: 60_000 }, { nth: 2, times: 2 });
    await app.signIn();
    await expect(page.getByText("Webex didn't answer in time. Retrying, attempt 2 of 3…")).toBeVisible({ timeout: 60_000 });
    await a11y('people, at the second attempt');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('You cancelled loading people.')).toBeVisible();
    await expect(app.people).toHaveAttribute('aria-rowcount', '101');
    await a11y('people, after Cancel');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(app.people).toHaveAttribute('aria-rowcount', '301');
    await expect(page.getByText(/cancelled|Retrying/)).toHaveCount(0);
  });
});
