/** The README's picture: a change about to be applied. */
import { root } from '../harness/checkout';
import { still } from '../harness/still';
import { test } from '../harness/test';
import { richest } from './shoot';

test('readme', async ({ app, page, sim }) => {
  const person = await richest(sim);
  await app.signInAt(person);
  await app.changeLicences(person);
  await app.dialog.getByRole('checkbox', { checked: false, disabled: false }).first().check();
  await still(page);
  await page.screenshot({ path: `${root}/docs/screenshot.png` });
});
