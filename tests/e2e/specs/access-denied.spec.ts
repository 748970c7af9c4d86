/** Every 403 leads to an explanation that checks scope, role, organisation and licence in turn. */
import { expect, test } from '../harness/test';
import { SignInMethods } from '../harness/sign-in-methods';

test('a 403 leads to what is missing', async ({ app, page, sim, watch, a11y }) => {
  watch.expectConsole(/status of 403/, 'the token lacks the scope');
  const { access_token } = await sim.mint({ scopes: 'spark:people_read spark-admin:people_read spark-admin:roles_read' });
  const [, person] = await sim.people();
  await app.open();
  await new SignInMethods(page).useToken(access_token, true);
  await expect(app.people).toBeVisible();
  await app.open(`people/${encodeURIComponent(person!.id)}`);
  await app.isOn(person!);
  await page.getByRole('link', { name: 'Why was this refused?' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Why Webex refused' })).toBeVisible();
  for (const part of ['Scope', 'Role', 'Organisation', 'Licence']) {
    await expect(page.getByRole('main')).toContainText(part);
  }
  await a11y('why Webex refused');
});
