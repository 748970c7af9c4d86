/** The page of scopes, signed in and signed out. */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import { shooter, whole, type Cut } from './shoot';

const address =
  'https://webexapis.com/v1/authorize?client_id=C0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c5&response_type=token' +
  '&redirect_uri=https%3A%2F%2FOAuth.example.com%2Fv1%2Fcallback%2F&scope=spark%3Aall%20spark%3Akms%20spark-admin%3Apeople_read&prompt=login';

async function fill(page: Page, shoot: (name: string, cut?: Cut) => Promise<void>, who: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Scopes' })).toBeVisible();
  await shoot(`scopes-${who}`, whole);
  const tasks = page.getByRole('region', { name: 'What do you want to do?' });
  for (const name of [/assign and remove licences/i, /session types/i, /tracking codes/i]) {
    await tasks.getByRole('checkbox', { name }).first().check();
  }
  const picker = page.getByRole('region', { name: 'Scopes to request' });
  const field = picker.getByLabel('Add scopes');
  await field.fill('licen');
  await expect(picker.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await field.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await shoot(`scopes-suggestions-${who}`);
  await field.fill('meeting:admin_preferences_read+spark:all%20spark:people_read,spark:all,no:such_scope_of_nobody,spark-admin:people_reed');
  await field.press('Enter');
  await picker.getByText('What these scopes mean').click();
  const reader = page.getByRole('region', { name: 'Read an authorize URL' });
  await reader.getByLabel('Authorize URL').fill(address);
  await reader.getByLabel('Registered scopes').fill('spark:all');
  await reader.getByLabel('Registered redirect URI').fill('https://oauth.example.com/v1/callback');
  await reader.getByRole('button', { name: 'Read' }).click();
  await expect(reader.getByText('Differs from the registration')).toBeVisible();
  await shoot(`scopes-full-${who}`, whole);
}

test('scopes, signed out', async ({ app, page }, testInfo) => {
  await app.open('scopes');
  await fill(page, shooter(page, testInfo), 'out');
});

test('scopes, signed in', async ({ app, page, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  await app.signIn();
  await page.getByRole('link', { name: 'Scopes', exact: true }).first().click();
  await fill(page, shooter(page, testInfo), 'in');
});
