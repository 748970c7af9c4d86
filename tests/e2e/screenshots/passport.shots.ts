/** The token passport, with the least and the most information that a token can have. */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import { SignInMethods } from '../harness/sign-in-methods';
import { settled, shooter, whole } from './shoot';

const secret = 'secret-of-the-integration';
const clientId = 'C0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c5';

async function passport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Token', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token', exact: true })).toBeVisible();
  await settled(page);
}

test('of the sign-in', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  await app.signIn();
  await passport(page);
  await shoot('passport', whole);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'reads work' })).toBeVisible();
  await shoot('passport-checked', whole);
  await sim.fault('POST /v1/access_token', { kind: 'status', status: 503 });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText('The last refresh failed')).toBeVisible({ timeout: 30_000 });
  await shoot('passport-refresh-failed', whole);
});

test.describe('with every scope', () => {
  test.use({
    config: {
      scopes: [
        'spark:people_read',
        'spark-admin:people_read',
        'spark-admin:people_write',
        'spark-admin:licenses_read',
        'spark-admin:organizations_read',
        'spark-admin:roles_read',
        'spark-admin:locations_read',
        'spark-admin:telephony_config_read',
        'spark-admin:telephony_config_write',
        'spark-admin:workspaces_read',
        'spark-admin:devices_read',
        'spark-admin:devices_write',
        'spark-admin:reports_read',
        'audit:events_read',
        'meeting:admin_schedule_read',
        'meeting:admin_schedule_write',
        'meeting:admin_preferences_read',
        'meeting:admin_preferences_write',
        'meeting:admin_config_read',
        'meeting:admin_config_write',
        'meeting:admin_participants_read',
        'meeting:admin_recordings_read',
        'identity:people_rw',
        'identity:groups_read',
        'identity:groups_rw',
        'identity:tokens_read',
        'identity:tokens_write',
        'spark:kms',
      ],
    },
  });

  test('with every scope', async ({ app, page, watch }, testInfo) => {
    watch.expectConsole(/./, 'pictures, not a test');
    const shoot = shooter(page, testInfo);
    await app.signIn();
    await passport(page);
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'reads work' })).toBeVisible();
    await shoot('passport-every-scope', whole);
    await page.getByRole('button', { name: /^Revoke/ }).click();
    await expect(app.dialog.getByRole('listitem').first()).toBeVisible();
    await shoot('passport-revoke');
  });
});

test('of a pasted token', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const { access_token } = await sim.mint({ scopes: 'spark:people_read spark-admin:people_read', expires_in: 40_000 });
  await app.open();
  await new SignInMethods(page).useToken(access_token, true);
  await expect(app.account).toBeVisible();
  await passport(page);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'reads work' })).toBeVisible();
  await shooter(page, testInfo)('passport-pasted', whole);
});

test('without its secret', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  await sim.register({ id: clientId, secret, redirect_uris: [app.host.url] });
  const methods = new SignInMethods(page);
  await app.open();
  await methods.openIntegration();
  await methods.fillIntegration({ clientId, secret });
  await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(app.account).toBeVisible();
  await app.open('token');
  await expect(page.getByRole('textbox', { name: 'Client secret' })).toBeVisible();
  await settled(page);
  await shooter(page, testInfo)('passport-secret-needed', whole);
});
