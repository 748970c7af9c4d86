/** A job in the app, begun as an administrator begins it: deactivates the accounts of these people. */

const button = (page, name) => page.getByRole('button', { name, exact: true });

const grouped = (count) => count.toLocaleString('en-GB');

/** Returns two lists of people for each round: for one side and for the other. */
export const pairs = (people, changes, rounds) =>
  Array.from({ length: rounds }, (_, round) => [2 * round, 2 * round + 1].map((list) => people.slice(list * changes, (list + 1) * changes)));

/** Opens the preview of the job. Nothing is written yet. */
export async function preview(page, people) {
  await page.getByRole('link', { name: 'Jobs', exact: true }).first().click();
  const again = button(page, 'New job');
  await page.getByLabel('Email addresses').or(again).first().waitFor();
  if (await again.isVisible()) {
    await again.click();
  }
  await page.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await page.getByLabel('What to do').selectOption('Deactivate accounts');
  const all = grouped(people.length);
  await button(page, `Preview for ${all} people`).click();
  await page.getByText(`${all} will change.`).waitFor();
  await page.getByLabel(`Type ${all} to confirm`).fill(String(people.length));
  await page.waitForTimeout(500);
}

/** Starts the job that is previewed. The page itself notes when it was started and when it said that all rows are done. */
export async function start(page, count) {
  const all = grouped(count);
  await page.bringToFront();
  await page.evaluate((words) => {
    window.job = { begun: undefined, ended: undefined };
    addEventListener('click', () => (window.job.begun ??= performance.now()), { capture: true, once: true });
    const progress = () => document.querySelector('.job-progress strong')?.textContent ?? '';
    const observer = new MutationObserver(() => {
      if (progress() === words) {
        observer.disconnect();
        window.job.ended = performance.now();
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, `${all} of ${all} done`);
  await button(page, `Run all ${all}`).click();
}

/** Returns how many rows are done. */
export const done = (page) =>
  page.evaluate(() => Number((document.querySelector('.job-progress strong')?.textContent ?? '0').split(' of ')[0].replaceAll(',', '')));

export const isOver = (page) => page.evaluate(() => window.job.ended !== undefined);

/** Waits for the end. Returns the seconds that the job took, and how its rows ended, as the page says it. */
export async function finish(page) {
  await page.waitForFunction(() => window.job.ended !== undefined, undefined, { polling: 500 });
  const { begun, ended } = await page.evaluate(() => window.job);
  const outcomes = await page.locator('.job-progress span').allTextContents();
  return { seconds: (ended - begun) / 1000, outcomes: outcomes.filter((text) => text.includes(':')).join(' ') };
}
