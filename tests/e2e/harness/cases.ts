/** People and licences of the simulated organisation that a change needs. */
import type { License, Person, Simulator } from './simulator';

export const isCalling = ({ name }: License): boolean => /calling/i.test(name);

/** Returns a licence that the person lacks, that has seats and a unique name. */
export async function freeLicence(sim: Simulator, person: Person): Promise<License> {
  const licences = await sim.licenses();
  const free = licences.find(
    ({ id, name, totalUnits, consumedUnits }) =>
      !person.licenses.includes(id) &&
      totalUnits - consumedUnits > 1 &&
      !/Calling|Attendant|Experience|Messenger/.test(name) &&
      licences.filter((other) => other.name === name).length === 1,
  );
  if (!free) {
    throw new Error('the tenant has no licence to give');
  }
  return free;
}

/** Returns somebody who is active, has one address and no Webex Calling. */
export async function plainPerson(sim: Simulator): Promise<Person> {
  const people = await sim.people();
  const calling = (await sim.licenses()).filter(({ name }) => /Calling/.test(name)).map(({ id }) => id);
  return people.find(
    ({ emails, displayName, firstName, lastName, licenses, loginEnabled, roles }) =>
      emails.length === 1 &&
      roles.length === 0 &&
      displayName === `${firstName} ${lastName}` &&
      loginEnabled?.toString() === 'true' &&
      !licenses.some((id) => calling.includes(id)),
  )!;
}

/** Returns somebody to delete, who frees licences. */
export function leaver(people: Person[]): Person {
  return people.find(({ emails, roles, licenses }) => emails.length === 1 && roles.length === 0 && licenses.length > 3)!;
}

/** Finds somebody without Calling, and a Calling pool with seats. */
export async function callingCase(sim: Simulator): Promise<{ person: Person; pool: License }> {
  const licences = await sim.licenses();
  const pool = licences.find(({ name }) => name.startsWith('Webex Calling - Professional'))!;
  await sim.edit({ freeUnits: [pool.id, 5] });
  const conditional = licences.filter(({ name }) => /Calling|Attendant|Customer/.test(name)).map(({ id }) => id);
  const lacks = ({ licenses, roles }: Person): boolean => roles.length === 0 && !licenses.some((id) => conditional.includes(id));
  return { person: (await sim.people()).find(lacks)!, pool };
}

export interface Pair {
  person: Person;
  model: Person;
  /** A licence that the model alone holds, with seats left. */
  lacked: License;
}

/** Two hosts of the first site who differ in licences other than Calling; the model's session types there differ too. */
export async function pairOfHosts(sim: Simulator): Promise<Pair> {
  const pools = await sim.licenses();
  const hosts = (await sim.hosts()).slice(3).filter(({ invitePending }) => invitePending?.toString() !== 'true');
  const plain = (person: Person): string[] => person.licenses.filter((id) => pools.some((pool) => pool.id === id && !isCalling(pool)));
  for (const person of hosts) {
    for (const model of hosts) {
      const lacked = pools.find(({ id, siteUrl }) => siteUrl === undefined && plain(model).includes(id) && !person.licenses.includes(id));
      const sameSites = pools.every(({ id, siteUrl }) => siteUrl === undefined || person.licenses.includes(id) === model.licenses.includes(id));
      if (lacked && sameSites) {
        for (const pool of pools.filter(({ id }) => model.licenses.includes(id) && !person.licenses.includes(id))) {
          await sim.edit({ freeUnits: [pool.id, 3] });
        }
        const types = await sim.sessionTypes(person.id, sim.site);
        await sim.edit({ personId: model.id, sessionTypes: { siteUrl: sim.site, sessionTypeIds: types.slice(0, 1) } });
        return { person, model, lacked };
      }
    }
  }
  throw new Error('the tenant has no two hosts who differ in this way');
}
