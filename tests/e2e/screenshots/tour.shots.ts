/** Every page when all goes well. */
import { expect, test } from '../harness/test';
import { richest, settled, shooter, whole } from './shoot';

test('tour', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await shoot('sign-in');
  await app.signIn();
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
  await shoot('people');
  await page.getByRole('button', { name: 'Add filter' }).click();
  await settled(page);
  await shoot('people-filter');
  await page.keyboard.press('Escape');
  if (await page.getByRole('button', { name: 'Columns' }).isVisible()) {
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(app.dialog).toBeVisible();
    await shoot('people-columns');
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Select by email' }).click();
  await app.dialog.getByRole('textbox').fill(`${person.emails[0]}\n${person.emails[0]}\nnobody@lantern.example\nnot an address`);
  await settled(page);
  await shoot('people-by-email');
  await page.keyboard.press('Escape');
  await app.people
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  await shoot('people-row-menu');
  await page.keyboard.press('Escape');
  await app.open('people?f=account:active&sort=-name');
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
  await app.people.getByRole('checkbox').nth(1).click();
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
  await settled(page);
  await shoot('people-selected');
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Export selected' }).click();
  await expect(app.dialog).toBeVisible();
  await shoot('people-export');
  await page.keyboard.press('Escape');
  await app.open('');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await settled(page);
  await shoot('overview', whole);
  await app.open('people');
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
  await app.openAccount();
  await shoot('account-menu');
  await page.keyboard.press('Escape');
  await app.search.fill('zzzz');
  await page.waitForTimeout(300);
  await shoot('people-none');
  await app.open('licenses');
  await expect(page.getByRole('table', { name: 'Licence pools' })).toBeVisible();
  await shoot('licences');
  const [pool] = await sim.licenses();
  await app.open(`licenses/${encodeURIComponent(pool!.id)}`);
  await expect(page.getByText(/^Webex counts/)).toBeVisible();
  await settled(page);
  await shoot('licence-holders');
  await app.open('idle-seats?days=30');
  const idle = page.getByRole('grid', { name: 'Idle seats' });
  await expect(idle.or(page.getByRole('heading', { name: 'No idle seats' }))).toBeVisible();
  await settled(page);
  await shoot('idle-seats');
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await expect(page.getByRole('button', { name: 'Change licences' })).toBeVisible();
  await settled(page);
  await shoot('person', whole);
  await page.getByRole('button', { name: 'Change licences' }).click();
  const box = app.dialog.getByRole('checkbox', { checked: false, disabled: false }).first();
  await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
  if ((await box.count()) > 0) {
    await box.check();
  }
  await shoot('change-licences');
  if (await app.apply.isEnabled()) {
    await app.apply.click();
    await expect(app.dialog.getByRole('button', { name: 'Close', exact: true }).first()).toBeVisible({ timeout: 15_000 });
    await shoot('licences-outcome');
    await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
    await page.getByRole('link', { name: 'Activity' }).click();
    await settled(page);
    await shoot('activity');
    await page.getByText('Show the request').first().click();
    await shoot('activity-request', whole);
  }
  const calling = (await sim.licenses()).find(({ id, name }) => /Calling/.test(name) && !person.licenses.includes(id));
  if (calling !== undefined) {
    await app.open(`people/${encodeURIComponent(person.id)}/calling/${encodeURIComponent(calling.id)}`);
    await expect(app.dialog.getByLabel('Location')).toBeVisible();
    await app.dialog.getByLabel('Extension').fill('4711');
    await settled(page);
    await shoot('add-calling-licence');
    await app.dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(app.dialog).toHaveCount(0);
  }
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await page
    .getByRole('button', { name: /^Change session types for/ })
    .first()
    .click();
  await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
  await shoot('change-session-types');
  await app.open('no/such/page');
  await shoot('not-found');
});
