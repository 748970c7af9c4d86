/** The forms that add and delete people, change a role on a site, and copy what another person has. */
import { expect, test } from '../harness/test';
import { richest, settled, shooter } from './shoot';

test('add', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  await app.signIn('new-person');
  await app.dialog.getByLabel('Email').fill(person.emails[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(app.dialog.getByRole('link', { name: 'Open this person' })).toBeVisible();
  await shoot('add-person-exists');
  await app.dialog.getByLabel('Email').fill('ada.lovelace@lantern.example');
  await page.keyboard.press('Enter');
  await app.dialog.getByLabel('First name').fill('Ada');
  await app.dialog.getByLabel('Last name').fill('Lovelace');
  await shoot('add-person');
  await app.dialog.getByRole('button', { name: 'Add person' }).click();
  await app.outcome('Applied');
  await shoot('add-person-outcome');
});

test('delete', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  await app.signIn(`people/${encodeURIComponent(person.id)}/delete`);
  await expect(app.dialog.getByLabel(/^Type /)).toBeVisible();
  await settled(page);
  await shoot('delete-person');
  await app.dialog.getByLabel(/^Type /).fill(person.emails[0] ?? '');
  await app.dialog.getByRole('button', { name: 'Delete person' }).click();
  await app.outcome('Applied');
  await shoot('delete-person-outcome');
});

test('role', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  await app.signIn(`people/${encodeURIComponent(person.id)}`);
  await settled(page);
  await page.getByRole('region', { name: 'Meeting sites' }).scrollIntoViewIfNeeded();
  await shoot('site-roles');
  await page.getByRole('button', { name: `Change role on ${sim.site}` }).click();
  await app.dialog.getByLabel('Role on this site').selectOption('Attendee');
  await shoot('change-role');
  await app.apply.click();
  await app.outcome('Applied');
  await shoot('change-role-outcome');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: `Change role on ${sim.site}` }).click();
  await app.dialog.getByLabel('Role on this site').selectOption('Host');
  await shoot('change-role-to-host');
});

test('same as', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const model = await richest(sim);
  const person = (await sim.hosts()).find(({ id, licenses }) => id !== model.id && licenses.length + 3 < model.licenses.length)!;
  await sim.edit({
    personId: model.id,
    sessionTypes: { siteUrl: sim.site, sessionTypeIds: (await sim.sessionTypes(model.id, sim.site)).slice(0, 1) },
  });
  await app.signIn(`people/${encodeURIComponent(person.id)}/same-as`);
  const field = app.dialog.getByRole('combobox');
  await field.fill(model.emails[0] ?? '');
  await expect(app.dialog.getByRole('option').first()).toBeVisible();
  await shoot('same-as-choose');
  await field.press('Enter');
  await expect(app.dialog.getByRole('checkbox', { name: /^Copy session types on/ }).first()).toBeVisible();
  await settled(page);
  await shoot('same-as');
  await app.dialog
    .getByRole('checkbox', { name: /^Copy session types on/ })
    .first()
    .scrollIntoViewIfNeeded();
  await shoot('same-as-session-types');
  await app.apply.click();
  await expect(app.dialog.getByRole('heading', { name: /pplied/ }).first()).toBeVisible();
  await settled(page);
  await shoot('same-as-outcome');
});
