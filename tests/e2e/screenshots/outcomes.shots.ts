/** Every outcome of a change, and the form on the way there. */
import { expect, test } from '../harness/test';
import type { Edit, Fault, When } from '../harness/simulator';
import { richest, settled, shooter } from './shoot';

const patch = 'PATCH /v1/licenses/users';

interface Case {
  name: string;
  heading: string;
  faults?: (person: string) => [route: string, fault: Fault, when?: When][];
  /** What another admin does after the form was filled in. */
  edit?: (person: string, licence: string) => Edit;
}

const cases: Case[] = [
  { name: 'applied', heading: 'Applied' },
  {
    name: 'despite-error',
    heading: 'Applied, although Webex reported an error',
    faults: () => [[patch, { kind: 'status', status: 502, after_apply: true }]],
  },
  { name: 'unanswered', heading: 'Applied', faults: () => [[patch, { kind: 'drop', after_apply: true }]] },
  { name: 'partly', heading: 'Partly applied', faults: () => [[patch, { kind: 'partial' }]] },
  { name: 'refused', heading: 'Not applied', faults: () => [[patch, { kind: 'status', status: 403 }]] },
  { name: 'ignored', heading: 'Not applied', faults: () => [[patch, { kind: 'ignore' }]] },
  { name: 'nothing-sent', heading: 'Not applied', faults: (person) => [[`GET /v1/people/${person}`, { kind: 'status', status: 404 }]] },
  { name: 'unknown', heading: 'Outcome unknown', faults: () => [[patch, { kind: 'drop' }]] },
  {
    name: 'not-read-back',
    heading: 'Outcome unknown',
    faults: (person) => [[`GET /v1/people/${person}`, { kind: 'status', status: 400 }, { nth: 2, times: 50 }]],
  },
  { name: 'by-others', heading: 'Changed by someone else', edit: (personId, licence) => ({ personId, removeLicenses: [licence] }) },
];

for (const { name, heading, faults, edit } of cases) {
  test(name, async ({ app, page, sim, watch }, testInfo) => {
    watch.expectConsole(/./, 'pictures, not a test');
    const shoot = shooter(page, testInfo);
    const person = await richest(sim);
    for (const { id } of await sim.licenses()) {
      await sim.edit({ freeUnits: [id, 3] }).catch(() => undefined);
    }
    // Nobody can have two webinar licences, and the first free one may be a webinar's.
    const webinars = person.licenses.filter((id) => /:WB_/.test(Buffer.from(id, 'base64').toString()));
    await sim.edit({ personId: person.id, removeLicenses: webinars });
    await app.signIn(`people/${encodeURIComponent(person.id)}/licenses`);
    await settled(page);
    // Licences of sites can be combined with any other; those of the organisation have conditions.
    const ofSites = app.dialog.getByRole('group', { name: /webex\.com/ });
    const free = ofSites.getByRole('checkbox', { checked: false, disabled: false });
    const held = ofSites.getByRole('checkbox', { checked: true, disabled: false });
    await free.last().check();
    await held.first().uncheck();
    await shoot(`draft-${name}`);
    for (const order of faults?.(person.id) ?? []) {
      await sim.fault(...order);
    }
    if (edit) {
      await sim.edit(edit(person.id, person.licenses[0]!));
    }
    await app.apply.click();
    await expect(app.dialog.getByRole('heading', { name: heading, exact: true })).toBeVisible({ timeout: 20_000 });
    await settled(page);
    await shoot(`outcome-${name}`);
    await app.dialog.locator('.dialog-scroll').evaluate((body) => body.scrollTo(0, body.scrollHeight));
    await shoot(`outcome-${name}-end`);
  });
}
