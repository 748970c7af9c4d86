/** Every state of the app has an address that can be sent to a colleague and never contains a secret. */
import { expect, test } from '../harness/test';

test('sign-in returns to the requested search', async ({ app, page }) => {
  await app.signInAtWebex('people?q=an');
  await expect(app.search).toHaveValue('an');
  await expect(page).toHaveURL(`${app.host.url}people?q=an`);
});

test('sign-in leads back to a person whose ID ends in padding', async ({ app, page, sim }) => {
  const person = (await sim.people())[3]!;
  const path = `people/${encodeURIComponent(`${person.id}==`)}`;
  await app.signInAtWebex(path);
  await app.isOn(person);
  await expect(page).toHaveURL(app.host.url + path);
});

test('a form has an address: reload opens it again', async ({ app, page, sim }) => {
  const person = (await sim.people()).slice(3).find(({ licenses }) => licenses.length > 0)!;
  await app.signInAtWebexOn(person);
  await app.changeLicences(person);
  await expect(page).toHaveURL(/\/licenses$/);
  await page.reload();
  await expect(page.getByRole('dialog', { name: `Change licences for ${person.displayName}` })).toBeVisible();
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await app.isOn(person);
});
