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

/** Returns a host to give a licence to, and the name of one that is free and has a name of its own. */
export async function someone(sim: Simulator): Promise<{ person: Person; licence: string }> {
  const licences = await sim.licenses();
  for (const person of (await sim.hosts()).slice(3)) {
    const free = licences.find(
      ({ id, name, totalUnits, consumedUnits }) =>
        !person.licenses.includes(id) &&
        !/Assistant|Basic|Calling|Attendant|Customer|Messenger/.test(name) &&
        totalUnits - consumedUnits > 1 &&
        licences.filter((other) => other.name === name).length === 1,
    );
    if (free) {
      return { person, licence: free.name };
    }
  }
  throw new Error('the tenant has nobody for the whole flow');
}

/** Returns a licence with seats for many. */
export async function licenceForMany(sim: Simulator): Promise<License> {
  const licence = await freeLicence(sim, { ...(await sim.people())[0]!, licenses: [] });
  await sim.edit({ freeUnits: [licence.id, 50] });
  return licence;
}

/** Returns the first people who have none of the licence, without roles or Calling. */
export async function lacking(sim: Simulator, licence: License, count: number): Promise<Person[]> {
  const calling = (await sim.licenses()).filter(({ name }) => /Calling|Attendant|Customer|Messenger|Webinar/.test(name)).map(({ id }) => id);
  const fits = ({ licenses, roles, emails }: Person): boolean =>
    roles.length === 0 && emails.length === 1 && !licenses.includes(licence.id) && !licenses.some((id) => calling.includes(id));
  return (await sim.people()).filter(fits).slice(0, count);
}

/** Returns how many of these people hold the licence now. */
export async function holders(sim: Simulator, people: Person[], licence: License): Promise<number> {
  const now = await Promise.all(people.map(({ id }) => sim.person(id)));
  return now.filter(({ licenses }) => licenses.includes(licence.id)).length;
}
