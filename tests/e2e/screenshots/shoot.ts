/** What the galleries share: whom they look at, and where the pictures go. */
import { mkdirSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import { target } from '../harness/checkout';
import type { Person, Simulator } from '../harness/simulator';
import { still } from '../harness/still';

/** The person with the most to show. */
export async function richest(sim: Simulator): Promise<Person> {
  const people = (await sim.people()).filter(({ siteUrls }) => (siteUrls?.length ?? 0) > 0);
  return people.sort((one, other) => other.licenses.length - one.licenses.length)[0] ?? (await sim.people())[0]!;
}

/** Saves the page as it is, under what it shows and the project's tenant, width and theme. */
export const shooter =
  (page: Page, { project }: TestInfo) =>
  async (name: string): Promise<void> => {
    mkdirSync(target('screenshots'), { recursive: true });
    await still(page);
    await page.screenshot({ path: target(`screenshots/${name}-${project.name}.png`) });
  };
