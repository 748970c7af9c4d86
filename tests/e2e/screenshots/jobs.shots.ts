/** Jobs: the question before the first change, a file as the source, the preview, a job that pauses and is over; and the file doctor. */
import { expect, test } from '../harness/test';
import { settled, shooter, whole } from './shoot';

const csv = (text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name: 'file.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

test('a file, its preview, and the question', async ({ app, page, sim }, testInfo) => {
  const shoot = shooter(page, testInfo);
  const people = (await sim.people()).filter(({ emails, roles }) => emails.length === 1 && roles.length === 0).slice(0, 40);
  await app.signInAtWebex('jobs');
  await page.getByLabel('People', { exact: true }).selectOption('file');
  await settled(page);
  const rows = people.map(({ emails }, index) => (index === 7 ? 'nobody@elsewhere.example,Finance,Auditor' : `${emails[0]},Finance,Auditor`));
  await page.getByLabel('File', { exact: true }).setInputFiles(csv(`Email,Department,Title\r\n${rows.join('\r\n')}\r\n`));
  await expect(page.getByText("1 row can't be used", { exact: false })).toBeVisible();
  await shoot('job-file', whole);
  await page.getByRole('button', { name: /^Preview for/ }).click();
  await page.getByText('Show the request of a row').click();
  await settled(page);
  await shoot('job-preview', whole);
  await page.getByRole('checkbox', { name: 'Run it all the same' }).check();
  await page.getByRole('button', { name: 'Run the first 5' }).click();
  await expect(page.getByRole('dialog', { name: 'Allow changes?' })).toBeVisible();
  await settled(page);
  await shoot('allow-changes');
  await page.getByRole('dialog').getByRole('button', { name: 'Allow changes' }).click();
  await expect(page.getByText('The first rows are done.', { exact: false })).toBeVisible();
  await shoot('job-first-rows', whole);
  await page.getByRole('link', { name: 'Activity' }).first().click();
  await settled(page);
  await shoot('activity-jobs');
});

test('tracking codes in a file', async ({ app, page, sim }, testInfo) => {
  const shoot = shooter(page, testInfo);
  const people = (await sim.hosts()).slice(0, 12);
  await app.signInAtWebex('jobs');
  await page.getByLabel('People', { exact: true }).selectOption('file');
  const rows = people.map(
    ({ emails, firstName, lastName }, index) => `${index},Y,${firstName},${lastName},${emails[0]},A-100,West,${'x'.repeat(121)}`,
  );
  await page.getByLabel('File', { exact: true }).setInputFiles(csv(`UserID,Active,FirstName,LastName,Email,TC1,TC2,TC3\r\n${rows.join('\r\n')}\r\n`));
  await page.getByLabel('Meeting site').selectOption(sim.site);
  for (const [column, code] of [
    ['TC1', 'Cost centre'],
    ['TC2', 'Division'],
  ]) {
    await page.getByLabel(`Tracking code in column ${column}`).selectOption(code!);
  }
  await settled(page);
  await shoot('job-file-codes', whole);
});

test('the file doctor', async ({ app, page }, testInfo) => {
  const shoot = shooter(page, testInfo);
  const head = 'First Name,User ID/Email (Required),User Status,Phone Number,Webex Calling [Sub1],Old (Suspended) [Sub1]';
  await app.open('file-doctor');
  await expect(page.getByRole('heading', { level: 1, name: 'File doctor' })).toBeVisible();
  await page
    .getByLabel('File to import')
    .setInputFiles(csv(`${head}\r\nAda,ada@acme.example,Active,442035978111,FALSCH,TRUE\r\nBo,bo@acme.example,,4.42036E+11,,\r\n`));
  await page.getByLabel('The file as it was exported').setInputFiles(csv(`${head}\r\nAda,ada@acme.example,Verified,+442035978111,FALSE,FALSE\r\n`));
  await expect(page.getByRole('button', { name: 'Save the clean file' })).toBeVisible();
  await shoot('file-doctor', whole);
});
