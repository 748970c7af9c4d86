/** Making a host an attendee of a site, and back, in one control. */
import { expectAccessible } from '../harness/axe';
import { expect, test } from '../harness/test';

test('a host becomes an attendee and a host again', async ({ app, page, sim }) => {
  const person = (await sim.hosts()).find(({ roles, licenses }) => roles.length === 0 && licenses.length > 0)!;
  const licences = (await sim.licenses()).filter(({ siteUrl }) => siteUrl === sim.site).map(({ id }) => id);
  const held = async (): Promise<number> => (await sim.person(person.id)).licenses.filter((id) => licences.includes(id)).length;
  await app.signInAt(person);
  const sites = page.getByRole('region', { name: 'Meeting sites' });
  const line = sites.getByRole('listitem').filter({ hasText: sim.site });
  await expect(line).toContainText('Host');
  await app.changeRole(person, sim.site);
  await app.dialog.getByLabel('Role on this site').selectOption('Attendee');
  await expect(app.diff).toContainText(`Attendee account on ${sim.site}`);
  await expectAccessible(page, 'the form of a role');
  await app.apply.click();
  await app.outcome('Applied');
  expect(await held()).toBe(0);
  expect((await sim.person(person.id)).siteUrls).toContain(`${sim.site}#attendee`);
  expect((await sim.writes()).length).toBe(1);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(line).toContainText('Attendee');
  await app.changeRole(person, sim.site);
  await app.dialog.getByLabel('Role on this site').selectOption('Host');
  await expect(app.dialog.getByLabel('Licence to host with')).toBeVisible();
  await app.apply.click();
  await app.outcome('Applied');
  expect(await held()).toBe(1);
});

test('a site without a licence is not said to be hosted', async ({ app, page, sim }) => {
  const licences = await sim.licenses();
  const hosts = (id: string, site: string): boolean => licences.some((licence) => licence.id === id && licence.siteUrl === site);
  const plain = (person: { siteUrls?: string[]; licenses: string[] }): string | undefined =>
    person.siteUrls?.find((site) => !site.includes('#') && !person.licenses.some((id) => hosts(id, site)));
  const person = (await sim.people()).find((person) => plain(person) !== undefined)!;
  await app.signInAt(person);
  const line = page
    .getByRole('region', { name: 'Meeting sites' })
    .getByRole('listitem')
    .filter({ hasText: plain(person)! });
  await expect(line).toContainText("Webex doesn't say");
});
