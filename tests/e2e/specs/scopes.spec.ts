/** Exactly the necessary scopes (S19): from tasks, from anything pasted, and an authorize URL explained. */
import { signInScopes } from '../harness/scopes';
import { expect, test } from '../harness/test';

test.beforeEach(async ({ app, page }) => {
  await app.open('scopes');
  await expect(page.getByRole('heading', { level: 1, name: 'Scopes' })).toBeVisible();
});

test('tasks give the minimum scopes, the reasons, and an address to sign in at', async ({ page, a11y }) => {
  const tasks = page.getByRole('region', { name: 'What do you want to do?' });
  await tasks.getByRole('checkbox', { name: /assign and remove licences/i }).check();
  await expect(tasks).toContainText('spark-admin:people_write');
  await expect(tasks).not.toContainText('meeting:admin_schedule_write');
  await expect(tasks).toContainText(/response_type=code/);
  await a11y('scopes of a task');
});

test('accepts anything pasted, merges duplicates and keeps unknown scopes', async ({ page, a11y }) => {
  const picker = page.getByRole('region', { name: 'Scopes to request' });
  const field = picker.getByLabel('Add scopes');
  await field.fill('spark:people_read, spark-admin:people_read+spark:people_read%20no:such_scope');
  await field.press('Enter');
  for (const name of ['spark:people_read', 'spark-admin:people_read', 'no:such_scope']) {
    await expect(picker.getByRole('button', { name: `Remove ${name}` })).toHaveCount(1);
  }
  await expect(picker).toContainText(/unknown|not in the catalogue|not known/i);
  await a11y('the scope picker');
  await picker.getByRole('button', { name: 'Remove no:such_scope' }).click();
  await expect(picker.getByRole('button', { name: 'Remove no:such_scope' })).toHaveCount(0);
});

test('explains conflicting scopes', async ({ page }) => {
  const picker = page.getByRole('region', { name: 'Scopes to request' });
  await picker.getByLabel('Add scopes').fill('meeting:admin_preferences_read spark:all spark:people_read');
  await picker.getByLabel('Add scopes').press('Enter');
  await expect(picker).toContainText(/spark:all/);
  await expect(picker.getByRole('alert').or(picker.locator('.notice')).first()).toBeVisible();
});

test('reads an authorize URL and shows how it differs from the registration', async ({ page, a11y }) => {
  const reader = page.getByRole('region', { name: 'Read an authorize URL' });
  await reader
    .getByLabel('Authorize URL')
    .fill(
      'https://webexapis.com/v1/authorize?client_id=C1&response_type=code&redirect_uri=https%3A%2F%2Fa.example%2Fcb%2F&scope=spark%3Aall%20spark%3Akms&state=x',
    );
  await reader.getByLabel('Registered scopes').fill('spark:all');
  await reader.getByLabel('Registered redirect URI').fill('https://a.example/cb');
  await reader.getByRole('button', { name: 'Read' }).click();
  await expect(reader).toContainText('https://a.example/cb/');
  await expect(reader).toContainText(/spark:kms/);
  await expect(reader).toContainText(/slash/i);
  await a11y('an authorize URL that was read');
});

test('adds the scopes of the present sign-in, so that a new one can do no less', async ({ app, page }) => {
  await app.signIn('scopes');
  const picker = page.getByRole('region', { name: 'Scopes to request' });
  const add = picker.getByRole('button', { name: 'Add the scopes of this sign-in' });
  await add.click();
  await expect(picker.getByRole('list', { name: 'Chosen scopes' }).getByRole('listitem')).toHaveCount(signInScopes.length);
  await expect(add).toHaveCount(0);
  await expect(picker.getByLabel('Add scopes')).toBeFocused();
});
