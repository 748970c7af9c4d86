/** Files as the source of a job, a saved plan, and the doctor for Control Hub's files. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { plainPerson } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { Person, Simulator } from '../harness/simulator';

const table = (page: Page): Locator => page.getByRole('region', { name: 'Rows of the job' });
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });

const csv = (text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name: 'file.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

const utf16 = (text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name: 'site.csv',
  mimeType: 'text/csv',
  buffer: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
});

/** People with one address and no role. */
const plain = async (sim: Simulator, count: number): Promise<Person[]> =>
  (await sim.people())
    .filter(({ emails, roles, loginEnabled }) => emails.length === 1 && roles.length === 0 && `${loginEnabled}` === 'true')
    .slice(0, count);

async function openFiles(page: Page): Promise<void> {
  await page.getByLabel('People', { exact: true }).selectOption('file');
  await expect(page.getByLabel('File', { exact: true })).toBeVisible();
}

test('a file of users: problems are corrected in place, and only what it names changes', async ({ app, page, sim, a11y }) => {
  const [first, second, third] = (await plain(sim, 3)) as [Person, Person, Person];
  const before = await sim.person(third.id);
  await app.signIn('jobs');
  await openFiles(page);
  const rows = [
    `;Ada;${first.emails[0]};Verified;Finance;`,
    `;;${second.emails[0]!.replace('@', ' at ')};;Finance;`,
    ';;nobody@elsewhere.example;;Finance;',
    `;;${third.emails[0]};Inactive;;FALSE`,
  ];
  const head = 'First Name;Last Name;User ID/Email (Required);User Status;Department;Old (Suspended) [Sub1]';
  await page.getByLabel('File', { exact: true }).setInputFiles(csv(`\ufeff${head}\r\n${rows.join('\r\n')}\r\n`));
  await expect(page.getByText("Control Hub's users, UTF-8, semicolons: 4 rows.")).toBeVisible();
  await expect(page.getByText('Used: First Name, Last Name, Department.')).toBeVisible();
  await expect(page.getByText('Not used: User Status, Old (Suspended) [Sub1].')).toBeVisible();
  await expect(page.getByText("2 rows can't be used", { exact: false })).toBeVisible();
  await expect(page.getByText('Line 3, column User ID/Email (Required): “', { exact: false })).toBeVisible();
  await expect(
    page.getByText('Line 4, column User ID/Email (Required): nobody in this organisation has the address', { exact: false }),
  ).toBeVisible();
  await a11y('a file with problems');
  await page.getByLabel('Instead, in line 3, User ID/Email (Required)').fill(second.emails[0]!);
  await page.getByRole('listitem').filter({ hasText: 'Line 3,' }).getByRole('button', { name: 'Correct' }).click();
  await expect(page.getByText("1 row can't be used", { exact: false })).toBeVisible();
  await expect(page.getByLabel('What to do')).toHaveValue('asFile');
  await button(page, 'Preview for 3 people').click();
  await expect(page.getByText(/^2 will change, 1 as wanted already, not listed, 1 left out\.$/)).toBeVisible();
  await expect(table(page).getByText('Line 4, column User ID/Email (Required): nobody', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change the profiles of 2 people');
  await expect(table(page).getByText('Last name: Ada', { exact: false }).first()).toBeVisible();
  expect(await sim.writes(), 'nothing is sent before').toEqual([]);
  await page.getByRole('checkbox', { name: 'Run it all the same' }).check();
  await button(page, 'Run 2 changes').click();
  await expect(page.getByText('2 of 2 done')).toBeVisible();
  expect((await sim.person(first.id)).lastName).toBe('Ada');
  expect((await sim.person(first.id)).firstName).toBe(first.firstName);
  expect(await sim.person(third.id), 'blank is not FALSE, and a status is never written').toEqual(before);
  expect((await sim.writes()).length).toBe(2);
});

test('a file of a meeting site, in UTF-16 with tabs, sets session types of the chosen site', async ({ app, page, sim }) => {
  const person = await plainPerson(sim);
  const site = sim.site;
  await app.signIn('jobs');
  await openFiles(page);
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles(utf16(`UserID\tActive\tFirstName\tLastName\tUserName\tEmail\tSessionType\r\n17\tY\tZo\u00eb\tX\tx\t${person.emails[0]}\t3\r\n`));
  await expect(page.getByText("Control Hub's users of a meeting site, UTF-16LE, tabs: 1 row.")).toBeVisible();
  await page.getByLabel('Meeting site').selectOption(site);
  await expect(page.getByLabel('What to do')).toHaveValue('asFile');
  await button(page, 'Preview for 1 person').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Set the session types of 1 person on ${site}`);
});

test('tracking codes, which a file numbers, are set by the names that the administrator chooses', async ({ app, page, sim, a11y }) => {
  const person = await plainPerson(sim);
  const site = sim.site;
  await app.signIn('jobs');
  await openFiles(page);
  const head = 'UserID\tActive\tFirstName\tLastName\tEmail\tTC1\tTC2\tTC3';
  await page.getByLabel('File', { exact: true }).setInputFiles(utf16(`${head}\r\n17\tY\tZo\u00eb\tX\t${person.emails[0]}\tA-100\t\tignored\r\n`));
  await expect(page.getByText('Not used:', { exact: false })).toContainText('TC1, TC2, TC3');
  await page.getByLabel('Meeting site').selectOption(site);
  await page.getByLabel('Tracking code in column TC1').selectOption('Cost centre');
  await page.getByLabel('Tracking code in column TC2').selectOption('Division');
  await expect(page.getByText('Used: TC1, TC2.')).toBeVisible();
  await a11y('a file with tracking codes');
  await button(page, 'Preview for 1 person').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Set tracking codes of 1 person on ${site}`);
  await button(page, 'Run 1 change').click();
  await expect(page.getByText('1 of 1 done')).toBeVisible();
  const { trackingCodes } = await sim.get<{ trackingCodes: { name: string; value: string }[] }>(
    `/admin/meeting/userconfig/trackingCodes?siteUrl=${site}&personId=${person.id}`,
  );
  expect(trackingCodes.find(({ name }) => name === 'Cost centre')?.value).toBe('A-100');
  expect((await sim.writes()).length).toBe(1);
});

test('a list of addresses in a file is whom a job is about, and what is no table is refused', async ({ app, page, sim }) => {
  const people = await plain(sim, 2);
  await app.signIn('jobs');
  await openFiles(page);
  const field = page.getByLabel('File', { exact: true });
  await field.setInputFiles(csv('PK\u0003\u0004\u0014'));
  await expect(page.getByText('The file is a workbook of a spreadsheet program', { exact: false })).toBeVisible();
  await field.setInputFiles(csv(''));
  await expect(page.getByText('The file is empty.')).toBeVisible();
  await page.getByLabel('Or paste its text').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await page.getByLabel('What to do').selectOption('Deactivate accounts');
  await button(page, 'Preview for 2 people').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deactivate 2 people');
  expect(await sim.writes()).toEqual([]);
});

test('a saved plan is opened again, and shows the requests of its rows', async ({ app, page, sim, a11y }) => {
  const people = await plain(sim, 3);
  await app.signIn('jobs');
  await page.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await page.getByLabel('What to do').selectOption('Delete people');
  await button(page, 'Preview for 3 people').click();
  await page.getByText('Show the request of a row').click();
  await page.getByLabel('Row', { exact: true }).fill('2');
  await expect(page.locator('.copy-block code')).toContainText('--request DELETE');
  await expect(page.locator('.copy-block code')).toContainText('$WEBEX_TOKEN');
  await a11y('the request of a row');
  const [saved] = await Promise.all([page.waitForEvent('download'), button(page, 'Save plan').click()]);
  const text = await readFile(await saved.path(), 'utf8');
  for (const { displayName, emails } of people) {
    expect(text, 'no names and no addresses').not.toContain(displayName);
    expect(text).not.toContain(emails[0]);
  }
  await button(page, 'Back').click();
  await openFiles(page);
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'plan.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) });
  await expect(page.getByText('A saved plan: 3 changes.', { exact: false })).toBeVisible();
  await button(page, 'Preview for 3 people').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete 3 people');
  await expect(page.getByText('3 will change.')).toBeVisible();
});

test('the file doctor explains and repairs without a sign-in', async ({ app, page, sim, a11y }) => {
  const head = 'First Name,User ID/Email (Required),User Status,Phone Number,Webex Calling [Sub1],Old (Suspended) [Sub1]';
  const original = `${head}\r\nAda,ada@acme.example,Verified,+442035978111,FALSE,FALSE\r\n`;
  await app.open('');
  await page.getByRole('link', { name: 'File doctor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'File doctor' })).toBeVisible();
  await page.getByLabel('File to import').setInputFiles(csv(`${head}\r\nAda,ada@acme.example,Active,442035978111,FALSCH,TRUE\r\n`));
  await page.getByLabel('The file as it was exported').setInputFiles(csv(original));
  await expect(page.getByText('4 findings: 4 repaired, 0 to decide by hand, 0 harmless.')).toBeVisible();
  for (const column of ['User Status', 'Phone Number', 'Webex Calling [Sub1]', 'Old (Suspended) [Sub1]']) {
    await expect(page.getByText(`Line 2, column ${column}:`, { exact: false })).toBeVisible();
  }
  await a11y('the findings');
  const [saved] = await Promise.all([page.waitForEvent('download'), button(page, 'Save the clean file').click()]);
  expect(await readFile(await saved.path(), 'utf8')).toBe(original);
  await page.getByLabel('File to import').setInputFiles(utf16('UserID\tActive\tFirstName\tLastName\tEmail\r\n17\tY\tA\tB\ta@acme.example\r\n'));
  await expect(page.getByText('finding', { exact: false }).first()).toBeVisible();
  expect(await sim.ledger(/^\/v1/), 'nothing is sent').toEqual([]);
});
