/** The overview as a file: what it says, and that nothing in it can run or load. */
import { savedReport } from '../harness/report';
import { expect, test } from '../harness/test';

test('the file has the numbers of the page, its date and how complete the list is', async ({ app, page, context }) => {
  await app.signIn('');
  await expect(page.getByText(/^All pages read: 300 people/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Meeting sites' }).getByRole('listitem').first()).toBeVisible();
  const text = await savedReport(page);
  const report = await context.newPage();
  const requests: string[] = [];
  report.on('request', (request) => requests.push(request.url()));
  await report.setContent(text);
  await expect(report.getByRole('heading', { level: 1, name: 'Organisation health' })).toBeVisible();
  await expect(report.getByText(/^All pages read: 300 people.*identity:people_read\. Read on /)).toBeVisible();
  await expect(report.getByText(/^Saved with Rollcall on .* UTC by Avery Quill\.$/)).toBeVisible();
  for (const fact of await page.getByRole('region', { name: 'People' }).getByRole('listitem').all()) {
    const [count, words] = [await fact.locator('strong').textContent(), await fact.locator('a > span').textContent()];
    await expect(report.getByRole('row').filter({ has: report.getByRole('cell', { name: words ?? '', exact: true }) })).toContainText(count ?? '');
  }
  await expect(report.getByRole('row', { name: /acme\.webex\.com/ }).first()).toBeVisible();
  expect(requests).toEqual([]);
});

test('seats without activity are in the file once somebody looked for them', async ({ app, page }) => {
  await app.signIn('');
  await expect(page.getByText(/^All pages read: 300 people/)).toBeVisible();
  expect(await savedReport(page)).toContain('Nobody looked for idle seats in this session.');
  const facts = page.getByRole('region', { name: 'Licences' }).getByRole('link', { name: /idle seats|with a paid licence/ });
  await expect(facts, 'unknown, not 0').toHaveText(/^–/);
  await facts.click();
  await expect(page.getByRole('navigation', { name: 'Seats by activity' })).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(facts).toHaveCount(2);
  const numbers = await facts.locator('strong').allTextContents();
  const text = await savedReport(page);
  for (const [at, number] of numbers.entries()) {
    expect(text).toContain(`<th scope="row">${number}</th><td><bdi>${await facts.nth(at).locator('span').textContent()}</bdi></td>`);
  }
});

test('what could not be read is named in the file', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'the permission is missing on purpose');
  await sim.fault('GET /v1/licenses', { kind: 'status', status: 403 });
  await app.signIn('');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText(/^All pages read: 300 people/)).toBeVisible();
  const text = await savedReport(page);
  expect(text).toContain('Not in this report');
  expect(text).toContain('Licence pools and meeting sites: ');
});
