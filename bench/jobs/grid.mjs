/**
 * The grid of 500 people and 12 session types while a job runs that came from it, on a processor slowed down four times: its cells are moved
 * through, changed and changed back with the keyboard. The writes of the job are slow until the grid has read everyone again, so that the job
 * is still running when the keys are pressed.
 */
import { start } from './job.mjs';
import { forget, inGrid, observe, repeat, slow, throttle } from './interactions.mjs';
import { withApp } from './signed-in.mjs';

const rounds = 20;

const write = 'PUT /v1/admin/meeting/userconfig/sessionTypes';

const button = (page, name) => page.getByRole('button', { name, exact: true });

async function openGrid(page, site) {
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Meeting sites' }).getByRole('link', { name: site, exact: true }).click();
  await button(page, 'Edit in a grid').click();
  const cells = page.getByRole('grid', { name: 'Session types of people' });
  await cells.waitFor();
  await page.getByText(/^Read \d+ of \d+ people$/).waitFor({ state: 'detached' });
  return cells;
}

async function select(page, people) {
  await button(page, 'Select by email').click();
  await page
    .getByRole('dialog')
    .getByLabel('Email addresses')
    .fill(people.map(({ emails }) => emails[0]).join('\n'));
  await button(page, `Select ${people.length} people`).click();
}

/** The last six types are taken from everyone. */
async function takeAway(page, cells) {
  await cells.focus();
  for (let column = 0; column < 6; column += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Control+Shift+End');
  await button(page, 'No to all').click();
  await button(page, 'Preview as a job').click();
  const words = await page
    .getByText(/^[\d,]+ will change\.$/)
    .first()
    .textContent();
  return Number(words.split(' ')[0].replaceAll(',', ''));
}

export async function grid(browser, setup) {
  const { people: size } = setup.grid;
  return withApp(browser, setup, ['--people', '3000', '--custom-types', '7'], async ({ page, webex }) => {
    const { site, api, admin_token: token } = webex.ready;
    const licences = await (await fetch(`${api}/licenses`, { headers: { authorization: `Bearer ${token}` } })).json();
    const pools = licences.items.filter(({ siteUrl }) => siteUrl === site).map(({ id }) => id);
    const people = (await webex.everyone()).filter(({ licenses }) => licenses.some((id) => pools.includes(id))).slice(0, size);
    await select(page, people);
    const cells = await openGrid(page, site);
    await throttle(page, 4);
    await observe(page);
    await cells.focus();
    const idle = await slow(page, await repeat(page, inGrid, { rounds: 4 }));
    await throttle(page, 1);
    const changes = await takeAway(page, cells);
    const delay = (ms) => webex.control('POST', 'faults', [{ route: write, fault: { kind: 'slow', ms } }]);
    await delay(5000);
    await start(page, changes);
    const again = await openGrid(page, site);
    await webex.control('DELETE', 'faults');
    await delay(100);
    await throttle(page, 4);
    await again.focus();
    await forget(page);
    const percent = () => page.getByRole('link', { name: /^Job / }).first().textContent();
    const from = await percent();
    const over = async () => /finished/.test(await percent());
    const busy = await slow(page, await repeat(page, inGrid, { rounds, over }));
    const until = await percent();
    await throttle(page, 1);
    return {
      rows: [{ name: `INP p98 in the grid, its job running, 4x CPU`, unit: 'ms', ours: busy.p98, baseline: 200, ratio: busy.p98 / 200, limit: 1 }],
      details: { people: people.length, changes, idle, busy, from, until },
    };
  });
}
