/** “About this copy”: alone, as in a release, and with a file that differs. */
import { expect, test } from '../harness/test';
import { settled, shooter, whole } from './shoot';

test('about this copy', async ({ app, page }, testInfo) => {
  const shoot = shooter(page, testInfo);
  await app.signIn('about');
  const rows = page.getByRole('table', { name: 'Files of this page' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await settled(page);
  await shoot('about', whole);
  const sums = await rows.evaluateAll((rows) => rows.map((row) => `${row.children[1]!.textContent}  ${row.children[0]!.textContent}\n`).join(''));
  const pasted = page.getByLabel('SHA256SUMS of the release');
  await pasted.fill(sums);
  await expect(page.getByText('All files are as in the release.')).toBeVisible();
  await shoot('about-same', whole);
  await pasted.fill(sums.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('about-different', whole);
});
