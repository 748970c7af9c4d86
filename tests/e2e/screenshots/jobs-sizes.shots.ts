/** Jobs with 5, 500 and 20,000 rows: previewed, running, waiting, paused and over. */
import { expect, test } from '../harness/test';
import { settled, shooter } from './shoot';

const put = 'PUT /v1/people/*';

for (const rows of [5, 500, 20_000]) {
  test(`a job of ${rows} rows`, async ({ app, page, sim, watch }, testInfo) => {
    test.setTimeout(300_000);
    watch.expectConsole(/status of \d/, 'pictures, not a test');
    const shoot = shooter(page, testInfo);
    const people = (await sim.everyone()).filter(
      ({ emails, roles, loginEnabled }) => emails.length === 1 && roles.length === 0 && `${loginEnabled}` === 'true',
    );
    await app.signIn('jobs');
    // Chromium takes minutes to type so many lines, other than to paste them.
    await page.getByLabel('Email addresses').evaluate(
      (field: HTMLTextAreaElement, text) => {
        field.setRangeText(text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      people
        .slice(0, rows)
        .map(({ emails }) => emails[0])
        .join('\n'),
    );
    await page.getByLabel('What to do').selectOption('Deactivate accounts');
    await page.getByRole('button', { name: /^Preview for/ }).click();
    await expect(page.getByText(/will change\.$/)).toBeVisible();
    await settled(page);
    await shoot(`job-${rows}-preview`);
    // Some rows are refused; the rest is slow enough to be looked at.
    await sim.fault(put, { kind: 'status', status: 403 }, { times: 2 });
    await sim.fault(put, { kind: 'slow', ms: 400 });
    const count = page.getByLabel(/^Type .* to confirm/);
    if (rows > 100) {
      await count.fill(String(rows));
    }
    await page.getByRole('button', { name: /^Run (all|\d+ changes)/ }).click();
    await expect(page.getByText(/^[2-9]\d* of/)).toBeVisible();
    await shoot(`job-${rows}-running`);
    if (rows > 5) {
      await sim.disarm();
      await sim.fault(put, { kind: 'status', status: 429, retry_after: 37 }, { times: 1 });
      await expect(page.getByText(/Webex asked for it/).first()).toBeVisible();
      await shoot(`job-${rows}-waiting`);
      await page.getByRole('button', { name: 'Pause' }).click();
      await expect(page.getByText('Paused', { exact: true })).toBeVisible();
      await shoot(`job-${rows}-paused`);
      await page.getByRole('button', { name: 'Cancel job' }).click();
    }
    await expect(page.getByText(/^(Finished|Cancelled)$/)).toBeVisible();
    await shoot(`job-${rows}-over`);
  });
}
