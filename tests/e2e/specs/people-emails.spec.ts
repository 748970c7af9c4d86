/** Selecting the people of a pasted list of addresses. */
import { expect, test } from '../harness/test';

test('selects the people of a pasted list and says who is missing, repeated or ambiguous', async ({ app, page, sim, a11y, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [ana, ben, cy] = await sim.people();
  const [first, second, third] = [ana!, ben!, cy!].map((person) => person.emails[0]!);
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await app.people
    .getByRole('checkbox', { name: /^Select (?!everyone)/ })
    .nth(5)
    .click();
  const open = async (): Promise<void> => page.getByRole('button', { name: 'Select by email' }).click();
  await open();
  await app.dialog
    .getByLabel('Email addresses')
    .fill(`"Somebody, Else" <${first!.toUpperCase()}>;\n${second}\tFinance\n${first}, 'nobody@nowhere.example'\nNo address here\n`);
  await expect(app.dialog.getByRole('status')).toHaveText('2 of 3 addresses found: 2 people.');
  const group = (name: string) => app.dialog.getByRole('region', { name });
  await expect(group('Not found').getByRole('listitem')).toHaveText(['nobody@nowhere.example']);
  await expect(group('Not found')).not.toContainText('incomplete');
  await expect(group('Pasted more than once').getByRole('listitem')).toHaveText([`${first!.toUpperCase()} (2 times)`]);
  await expect(group('No address in these lines').getByRole('listitem')).toHaveText(['No address here']);
  await a11y('a pasted list');
  await group('Not found').getByRole('button', { name: 'Copy addresses not found' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('nobody@nowhere.example');

  const bar = page.getByRole('region', { name: 'Selection' });
  await app.dialog.getByRole('button', { name: 'Add to the selection' }).click();
  await expect(app.dialog).toHaveCount(0);
  await expect(bar).toContainText('3 people selected');
  await open();
  await app.dialog.getByLabel('Email addresses').fill(third!);
  await app.dialog.getByRole('button', { name: 'Select only 1 person' }).click();
  await expect(bar).toContainText('1 person selected');
  await expect(app.people.getByRole('row').filter({ hasText: third! }).getByRole('checkbox')).toBeChecked();
});

test('does not call an address missing while the list is', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'the second page fails on purpose');
  const last = (await sim.everyone()).at(-1)!.emails[0]!;
  await sim.fault('GET /v1/people', { kind: 'status', status: 400 }, { nth: 2 });
  await app.signIn();
  await expect(page.getByText(/incomplete/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Select by email' }).click();
  await app.dialog.getByLabel('Email addresses').fill(last);
  await expect(app.dialog.getByRole('region', { name: 'Not found' })).toContainText('The list is incomplete');
  await app.dialog.getByRole('button', { name: 'Select 0 people' }).click();
  await expect(app.dialog.getByText('Paste addresses of people in this organisation.')).toBeVisible();
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await page.getByRole('button', { name: 'Select by email' }).click();
  await app.dialog.getByLabel('Email addresses').fill(last);
  await expect(app.dialog.getByRole('status')).toHaveText('1 of 1 address found: 1 person.');
});
