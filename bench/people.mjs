/** The list of people, at the size of a large organisation, against a hand-written list in bare JavaScript with the same people. */
import { ingest } from './ingest.mjs';
import { memory, openApp, openBare, serveBareList, shape } from './list.mjs';
import { interaction, operations, sortAndFilter } from './operations.mjs';
import { startHost, startSimulator } from './programs.mjs';
import { scrolling } from './scrolling.mjs';

/** Returns the bytes that the app holds with almost nobody in it. */
async function emptyApp(browser, setup) {
  const simulator = await startSimulator(setup, ['--people', '3']);
  const host = await startHost(setup, setup.dist, simulator.ready);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await openApp(page, host.url, 3);
    return await memory(page);
  } finally {
    await context.close();
    host.stop();
    simulator.stop();
  }
}

export async function people(browser, setup) {
  const empty = await emptyApp(browser, setup);
  const simulator = await startSimulator(setup, ['--people', String(setup.people)]);
  const host = await startHost(setup, setup.dist, simulator.ready);
  const bareList = await serveBareList();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const app = await context.newPage();
    await openApp(app, host.url, setup.people);
    const size = await shape(app);
    const bare = await context.newPage();
    await openBare(bare, bareList.url, size, simulator.ready);
    return [
      ...(await ingest(app, bare, setup, simulator, empty)),
      ...(await scrolling(app, bare, setup, size.height)),
      ...(await sortAndFilter(app, bare, setup)),
      ...(await operations(app, bare, setup)),
      await interaction(app),
    ];
  } finally {
    await context.close();
    bareList.stop();
    host.stop();
    simulator.stop();
  }
}
