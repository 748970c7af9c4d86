/** The overview as a file, of an organisation whose every text is an attack. */
import { savedReport } from '../harness/report';
import { expect, test } from '../harness/test';

test.use({ simulatorArgs: ['--people', '120', '--max-page', '100', '--tenant', 'hostile'] });

test('no text of anyone becomes markup', async ({ app, page, context }) => {
  await app.signInAtWebex('');
  await expect(page.getByText(/^All pages read: 120 people/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Meeting sites' }).getByRole('listitem').first()).toBeVisible();
  const text = await savedReport(page);
  const report = await context.newPage();
  report.on('dialog', (dialog) => expect(dialog.message(), 'a script ran').toBe(''));
  await report.setContent(text);
  const found = await report.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const names = new Set(all.map(({ localName }) => localName));
    const odd = all.flatMap(({ attributes }) => [...attributes].map(({ name }) => name)).filter((name) => /^(on|src|href|style)/.test(name));
    return { names: [...names].sort(), odd };
  });
  const expected = [
    'bdi',
    'body',
    'div',
    'h1',
    'h2',
    'head',
    'html',
    'main',
    'meta',
    'p',
    'section',
    'style',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'title',
    'tr',
  ];
  expect(found).toEqual({ names: expected, odd: [] });
});
