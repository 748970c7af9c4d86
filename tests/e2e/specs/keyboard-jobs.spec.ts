/** Jobs and files by the keyboard alone. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Keyboard } from '../harness/keyboard';
import type { Person, Simulator } from '../harness/simulator';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

/** People with one address and no role, whose accounts are active. */
const plain = async (sim: Simulator, count: number): Promise<Person[]> =>
  (await sim.people())
    .filter(({ emails, roles, loginEnabled }) => emails.length === 1 && roles.length === 0 && `${loginEnabled}` === 'true')
    .slice(0, count);

/** Opens the browser's dialog for files with Enter, which then answers with this one. */
async function give(keys: Keyboard, page: Page, field: Locator, text: string): Promise<void> {
  // From here on, the browser opens no dialog of its own.
  const opened = page.waitForEvent('filechooser');
  await keys.reach(field);
  await keys.press('Enter');
  await (await opened).setFiles({ name: 'file.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('deactivates people: the first five, the rest, the report, and the undo of it', async ({ app, page, sim, keys }) => {
  const people = await plain(sim, 7);
  await app.signIn('jobs');
  await keys.isSeen();
  await keys.write(page.getByLabel('Email addresses'), people.map(({ emails }) => emails[0]).join(' '));
  await keys.choose(page.getByLabel('What to do'), 'Deactivate accounts');
  await keys.hit(button(page, 'Preview for 7 people'));
  await keys.isAt(heading(page, 'Deactivate 7 people'));
  await keys.hit(button(page, 'Run the first 5'));
  await expect(page.getByText('The first rows are done.', { exact: false })).toBeVisible();
  await keys.isSeen();
  await keys.hit(button(page, 'Run the rest'));
  await expect(page.getByText('7 of 7 done')).toBeVisible();
  await keys.isSeen();
  await keys.choose(page.getByLabel('Rows', { exact: true }), 'Applied (7)');
  const [saved] = await Promise.all([page.waitForEvent('download'), keys.hit(button(page, 'Export as CSV'), { back: true })]);
  expect(saved.suggestedFilename()).toBe('rollcall-job.csv');
  const enabled = async (): Promise<boolean[]> => Promise.all(people.map(async ({ id }) => `${(await sim.person(id)).loginEnabled}` === 'true'));
  expect(await enabled()).toEqual(people.map(() => false));
  await keys.hit(button(page, 'Plan undo'));
  await keys.isAt(heading(page, 'Undo of “Deactivate 7 people”'));
  await keys.hit(button(page, 'Run all 7'));
  await expect(page.getByText('7 of 7 done')).toBeVisible();
  expect(await enabled()).toEqual(people.map(() => true));
});

test('corrects a file in place', async ({ app, page, sim, keys }) => {
  const [first, second] = (await plain(sim, 2)) as [Person, Person];
  await app.signIn('jobs');
  await keys.choose(page.getByLabel('People', { exact: true }), 'A file, a saved plan, or an earlier export');
  const rows = [`${first.emails[0]},Finance`, `${second.emails[0]!.replace('@', ' at ')},Finance`];
  await give(keys, page, page.getByLabel('File', { exact: true }), `User ID/Email (Required),Department\r\n${rows.join('\r\n')}\r\n`);
  await expect(page.getByText("1 row can't be used", { exact: false })).toBeVisible();
  await keys.isSeen();
  await keys.write(page.getByLabel('Instead, in line 3, User ID/Email (Required)'), second.emails[0]!);
  await keys.hit(button(page, 'Correct'));
  await expect(page.getByText("can't be used", { exact: false })).toHaveCount(0);
  await keys.isSeen();
  await keys.hit(button(page, 'Preview for 2 people'));
  await keys.tick(page.getByRole('checkbox', { name: 'Run it all the same' }));
  await keys.hit(button(page, 'Run 2 changes'));
  await expect(page.getByText('2 of 2 done')).toBeVisible();
  for (const { id } of [first, second]) {
    expect((await sim.person(id)).department).toBe('Finance');
  }
});

test('has a file repaired by the doctor', async ({ app, page, keys }) => {
  const head = 'First Name,User ID/Email (Required),Phone Number';
  await app.open('');
  await keys.hit(page.getByRole('link', { name: 'File doctor' }));
  await keys.isAt(heading(page, 'File doctor'));
  await give(keys, page, page.getByLabel('File to import'), `${head}\r\nAda,ada@acme.example,442035978111\r\n`);
  await give(keys, page, page.getByLabel('The file as it was exported'), `${head}\r\nAda,ada@acme.example,+442035978111\r\n`);
  await expect(page.getByText('1 finding: 1 repaired', { exact: false })).toBeVisible();
  const [saved] = await Promise.all([page.waitForEvent('download'), keys.hit(button(page, 'Save the clean file'))]);
  expect(await readFile(await saved.path(), 'utf8')).toContain('+442035978111');
});
