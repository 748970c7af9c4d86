/** A simulator, the app's host, and a page that is signed in and may change things. */
import { startHost, startSimulator } from '../programs.mjs';
import { keepMemory } from '../list.mjs';

/** How long a job may take. */
const patience = 900_000;

/** A running simulator and its controls. */
class Webex {
  constructor({ ready, stop }) {
    this.ready = ready;
    this.stop = stop;
    this.origin = new URL(ready.listening).origin;
  }

  async control(method, name, body) {
    const response = await fetch(`${this.origin}/_sim/${name}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} /_sim/${name} answered ${response.status}: ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Returns the requests since the ledger was cleared, without preflights and sign-in. */
  async ledger() {
    const entries = await this.control('GET', 'ledger');
    return entries.filter(({ method, path }) => method !== 'OPTIONS' && !/access_token|authorize/.test(path));
  }

  /** Returns everyone in the organisation. */
  async everyone() {
    const people = [];
    let next = `${this.ready.api}/people?max=1000`;
    while (next) {
      const response = await fetch(next, { headers: { authorization: `Bearer ${this.ready.admin_token}` } });
      people.push(...(await response.json()).items);
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    return people;
  }

  /** Returns so many active people whose accounts can be deactivated. */
  async active(count) {
    const fits = ({ emails, roles, loginEnabled }) => emails.length === 1 && roles.length === 0 && `${loginEnabled}` === 'true';
    const people = (await this.everyone()).filter(fits);
    if (people.length < count) {
      throw new Error(`${people.length} people can be deactivated, not ${count}`);
    }
    return people.slice(0, count);
  }
}

/** Starts everything, calls `measure` with it, and stops it. */
export async function withApp(browser, setup, simulatorArgs, measure) {
  const webex = new Webex(await startSimulator(setup, simulatorArgs));
  const host = await startHost(setup, setup.dist, webex.ready);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript(keepMemory);
    await signIn(page, host.url);
    page.setDefaultTimeout(patience);
    return await measure({ page, webex, url: host.url });
  } finally {
    await context.close();
    host.stop();
    webex.stop();
  }
}

/** Signs in on the page of people, waits until the list is whole, and allows changes. */
async function signIn(page, url) {
  await page.goto(`${url}people`);
  await page.getByRole('button', { name: 'Sign in with Webex' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('grid', { name: 'People' }).waitFor();
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('group', { name: 'Account' }).getByRole('button', { name: 'Allow changes' }).click();
  const question = page.getByRole('dialog', { name: 'Allow changes?' });
  await question.getByRole('button', { name: 'Allow changes' }).click();
  await question.waitFor({ state: 'detached' });
}
