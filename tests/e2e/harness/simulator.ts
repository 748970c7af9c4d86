/** The simulated Webex of one worker, and how tests control it. */
import { simulatorProgram } from './checkout';
import { start } from './program';

interface Ready {
  listening: string;
  api: string;
  admin_token: string;
  reader_token: string;
  client_id: string;
  site: string;
}

/** One request as recorded by the simulator. */
export interface LedgerEntry {
  method: string;
  path: string;
  status: number;
  /** Whether the organisation's data changed, whatever the status. */
  changed: boolean;
  /** Seconds since 1970, by the simulator's clock. */
  at: number;
  trackingId: string;
}

/** The members of a person that tests use. */
export interface Person {
  id: string;
  emails: string[];
  displayName: string;
  firstName?: string;
  lastName?: string;
  title?: string;
  department?: string;
  licenses: string[];
  roles: string[];
  invitePending?: boolean;
  loginEnabled?: boolean;
  created?: string;
  lastActivity?: string;
  status?: string;
  siteUrls?: string[];
}

/** A fault, as in the table of the simulator's README. */
export interface Fault {
  kind: string;
  [parameter: string]: unknown;
}

/** The calls that a fault applies to, counted from now: all, or `times` from the `nth` (once, without `times`). */
export interface When {
  nth?: number;
  times?: number;
}

/** A request that waits for its release. */
export interface Held {
  name: string;
  method: string;
  path: string;
  /** Whether it was carried out already. */
  applied: boolean;
}

export interface Edit {
  personId?: string;
  department?: string;
  /** Whether a directory provides the person. */
  synced?: boolean;
  addLicenses?: string[];
  removeLicenses?: string[];
  displayName?: string;
  sessionTypes?: { siteUrl: string; sessionTypeIds: string[] };
  /** Leaves this many free seats in a pool. */
  freeUnits?: [license: string, free: number];
}

export interface License {
  id: string;
  name: string;
  totalUnits: number;
  consumedUnits: number;
  consumedByUsers?: number | null;
  siteUrl?: string;
  /** Absent on free pools. */
  subscriptionId?: string;
}

export class Simulator {
  constructor(
    readonly ready: Ready,
    readonly stop: () => Promise<void>,
  ) {}

  get origin(): string {
    return new URL(this.ready.listening).origin;
  }

  get site(): string {
    return this.ready.site;
  }

  /** Restores the initial organisation: no ledger, no faults, no issued tokens, and the current time. */
  async reset(): Promise<void> {
    await this.control('POST', 'reset');
  }

  /** Returns the requests since the reset, without preflights: method, path, status. Includes a test's own `get`. */
  async ledger(path: RegExp = /./): Promise<LedgerEntry[]> {
    const entries = await this.control<LedgerEntry[]>('GET', 'ledger');
    return entries.filter((entry) => entry.method !== 'OPTIONS' && path.test(entry.path));
  }

  /** Returns the requests that try to change something. Only the app sends any. */
  async writes(): Promise<LedgerEntry[]> {
    return (await this.ledger(/^\/v1\/(?!access_token|authorize)/)).filter((entry) => entry.method !== 'GET');
  }

  /** Returns how often the app requested a token. */
  async tokenRequests(): Promise<number> {
    return (await this.ledger(/^\/v1\/access_token/)).length;
  }

  /** Arms a fault on a route such as `GET /v1/people`; `*` matches any characters. */
  async fault(route: string, fault: Fault, when: When = {}): Promise<void> {
    await this.control('POST', 'faults', [{ route, fault, ...when }]);
  }

  /** Arms a fault that hits a call in three, at most four times, as a seed decides. */
  async faultBySeed(route: string, fault: Fault, seed: number): Promise<void> {
    await this.control('POST', 'faults', [{ route, fault, seed, probability: 1 / 3, times: 4 }]);
  }

  /** Arms a fault that hits as many calls as its probability says, as a seed decides. */
  async faultOften(route: string, fault: Fault, seed: number, probability: number): Promise<void> {
    await this.control('POST', 'faults', [{ route, fault, seed, probability }]);
  }

  /** Forgets all faults. */
  async disarm(): Promise<void> {
    await this.control('DELETE', 'faults');
  }

  /**
   * Makes the next request on a route wait, so that a test can act in between. With `afterApply` it is carried out
   * before it waits, otherwise when it is released.
   */
  async hold(route: string, name: string, { afterApply = false, ...when }: When & { afterApply?: boolean } = {}): Promise<void> {
    await this.fault(route, { kind: 'hold', name, after_apply: afterApply }, { nth: 1, ...when });
  }

  /** Returns the waiting requests, in order of arrival. */
  async held(): Promise<Held[]> {
    return this.control('GET', 'held');
  }

  /** Releases the requests held under this name, or all. Returns how many there were. */
  async release(name?: string): Promise<number> {
    return (await this.control<{ released: number }>('POST', 'release', { name })).released;
  }

  /** Registers a token of another authorization server, as the admin's with these scopes. */
  async adopt(token: string, grant: { scopes: string; expiresIn: number; person?: string }): Promise<void> {
    await this.control('POST', 'tokens', {
      adopt: token,
      scopes: grant.scopes,
      expires_in: grant.expiresIn,
      person: grant.person ?? 'admin',
    });
  }

  /** Registers another integration. Without a secret, it authenticates with PKCE alone. */
  async register(client: { id: string; secret?: string; redirect_uris?: string[]; scopes?: string[] }): Promise<void> {
    await this.control('POST', 'clients', client);
  }

  /** Issues a token without the consent page. */
  async mint(grant: { scopes?: string; person?: string; expires_in?: number } = {}): Promise<{ access_token: string; refresh_token: string }> {
    return this.control('POST', 'tokens', grant);
  }

  /** Ends one token. */
  async revoke(token: string): Promise<void> {
    await this.control('DELETE', 'tokens', { token });
  }

  async moveClock(seconds: number): Promise<void> {
    await this.control('POST', 'clock', { advance_s: seconds });
  }

  /** Changes a person or the seats of a pool as another admin. */
  async edit(change: Edit): Promise<void> {
    await this.control('POST', 'edit', change);
  }

  /** Answers open questions about Webex in another way, until the simulator stops. A test sets them back. */
  async switches(changes: Record<string, unknown>): Promise<void> {
    await this.control('POST', 'switches', changes);
  }

  async people(): Promise<Person[]> {
    return (await this.get<{ items: Person[] }>('/people?max=100')).items;
  }

  /** Returns everyone in the organisation, page by page. */
  async everyone(): Promise<Person[]> {
    const people: Person[] = [];
    let next: string | undefined = `${this.ready.api}/people?max=100`;
    while (next !== undefined) {
      const response: Response = await this.send(next);
      people.push(...((await response.json()) as { items: Person[] }).items);
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    return people;
  }

  /** Returns the people who hold a licence for the site. `siteUrls` alone does not make a person a host. */
  async hosts(site = this.site): Promise<Person[]> {
    const licences = (await this.licenses()).filter(({ siteUrl }) => siteUrl === site).map(({ id }) => id);
    return (await this.people()).filter((person) => person.licenses.some((id) => licences.includes(id)));
  }

  async person(id: string): Promise<Person> {
    return this.get<Person>(`/people/${encodeURIComponent(id)}`);
  }

  async licenses(): Promise<License[]> {
    return (await this.get<{ items: License[] }>('/licenses')).items;
  }

  async sessionTypes(person: string, site: string): Promise<string[]> {
    const query = new URLSearchParams({ siteUrl: site, personId: person });
    const { items } = await this.get<{ items: { sessionTypes: { id: string }[] }[] }>(`/admin/meeting/userconfig/sessionTypes?${query.toString()}`);
    return (items[0]?.sessionTypes ?? []).map(({ id: type }) => type);
  }

  /** Sends a request by the test itself, with the admin's token. */
  async get<T>(path: string): Promise<T> {
    const response = await this.send(this.ready.api + path);
    return (await response.json()) as T;
  }

  private async send(url: string): Promise<Response> {
    const response = await fetch(url, { headers: { authorization: `Bearer ${this.ready.admin_token}` } });
    if (!response.ok) {
      throw new Error(`GET ${url} answered ${response.status}: ${await response.text()}`);
    }
    return response;
  }

  private async control<T>(method: 'GET' | 'POST' | 'DELETE', name: string, body?: object): Promise<T> {
    const response = await fetch(`${this.origin}/_sim/${name}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} /_sim/${name} answered ${response.status}: ${text}`);
    }
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** Starts a simulator on a free port. For `args`, see `webex-sim --help`. */
export async function startSimulator(args: string[]): Promise<Simulator> {
  const { ready, stop } = await start<Ready>(simulatorProgram, ['--listen', '127.0.0.1:0', ...args]);
  return new Simulator(ready, stop);
}
