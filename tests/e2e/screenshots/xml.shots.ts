/** The XML API: ticket, reach, console, an answer and a failure. */
import { SignInMethods } from '../harness/sign-in-methods';
import { expect, test } from '../harness/test';
import { settled, shooter, whole } from './shoot';

test('xml', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  await app.open('xml');
  const methods = new SignInMethods(page);
  await methods.openToken();
  await methods.token.getByLabel('Access token', { exact: true }).fill(sim.ready.admin_token);
  await methods.token.getByRole('button', { name: 'Check token' }).click();
  await methods.token.getByRole('button', { name: 'Use this token' }).click();
  await expect(page.getByLabel('Meeting site')).not.toHaveValue('');
  await page.getByLabel('Meeting site').fill(sim.site);
  await page.getByRole('button', { name: 'Get a ticket' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('The site answers')).toBeVisible();
  await page.getByLabel('Request').selectOption('site.GetSite');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.locator('.xml-tree')).toBeVisible();
  await settled(page);
  await shoot('xml', whole);
  await page.getByLabel('Request').selectOption('user.DelUser');
  await page.getByLabel('Email of the person').fill('nobody@lantern.example');
  await page.getByRole('checkbox', { name: /^This request/ }).check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('dialog', { name: 'Allow changes?' }).getByRole('button', { name: 'Allow changes' }).click();
  await expect(page.getByRole('heading', { name: 'Partly done' })).toBeVisible();
  await settled(page);
  await shoot('xml-change', whole);
});
