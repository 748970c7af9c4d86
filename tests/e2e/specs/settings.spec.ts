/** `config.json`: what it can contain, and that an invalid one stops the start with its line and key (S25). */
import { expect, test } from '../harness/test';
import { startAppHost } from '../harness/app-host';
import { dist } from '../harness/checkout';

const bad: [name: string, settings: object, key: string][] = [
  ['an unknown key', { clientID: 'C1' }, 'clientID'],
  ['an integration’s secret, which no file of a site may hold (S17)', { clientSecret: 'x' }, 'clientSecret'],
  ['a wrong type', { idleMinutes: 'thirty' }, 'idleMinutes'],
  ['a number out of range', { sessionHours: 0 }, 'sessionHours'],
  ['http outside loopback', { apiUrl: 'http://webexapis.com/v1' }, 'apiUrl'],
  ['a host outside the allow-list', { tokenUrl: 'https://webexapis.com.evil.example/v1/access_token' }, 'tokenUrl'],
  ['a host outside the allow-list for XML', { xmlUrl: 'https://evil.example/WBXService/XMLService' }, 'xmlUrl'],
  ['an unknown way in', { signInMethods: ['password'] }, 'signInMethods'],
  ['a support link that is a script', { supportUrl: 'javascript:alert(1)' }, 'supportUrl'],
];

for (const [name, settings, key] of bad) {
  test(`with ${name} the app does not start and says which key (S25)`, async ({ page, watch, sim }) => {
    // The host has no policy for settings that the app refuses, so it serves the last valid ones' policy.
    const host = await startAppHost(dist, '/', {
      apiUrl: sim.ready.api,
      authorizeUrl: `${sim.ready.api}/authorize`,
      tokenUrl: `${sim.ready.api}/access_token`,
    });
    watch.expectOrigin(host.origin);
    const text = `{\n  "title": "x",\n  ${JSON.stringify(settings).slice(1, -1)}\n}`;
    await page.route('**/config.json', (route) => route.fulfill({ contentType: 'application/json', body: text }));
    await page.goto(host.url);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('line 3');
    await expect(alert).toContainText(key);
    expect(await sim.ledger()).toEqual([]);
    await host.stop();
  });
}

test.describe('a title and a support link', () => {
  test.use({ config: { title: 'Acme people desk', supportUrl: 'https://help.acme.example/webex' } });

  test('are shown', async ({ app, page }) => {
    await app.open();
    await expect(page.getByText('Acme people desk').first()).toBeVisible();
    const link = page.getByRole('link', { name: /support|help/i });
    await expect(link.first()).toHaveAttribute('href', 'https://help.acme.example/webex');
    await expect(link.first()).toHaveAttribute('rel', /noreferrer/);
  });
});
