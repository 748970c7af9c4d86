/** S20, the part that runs inside the page: searches every place where a secret could be left. */

/** Runs in the page, so it must not refer to anything outside itself. Returns the places where `canary` was found. */
export async function sweepPage(canary: string): Promise<string[]> {
  const leaks: string[] = [];
  const look = (place: string, value: unknown): void => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    if (text.includes(canary)) {
      leaks.push(`${place}: ${text.slice(0, 120)}`);
    }
  };

  look('title', document.title);
  look('address', location.href);
  look('history state', history.state);
  look('window name', window.name);
  look('cookie', document.cookie);
  look('document', document.documentElement.outerHTML);
  // A password field keeps what was just typed when something fails, so that nothing typed is lost.
  for (const field of document.querySelectorAll('input:not([type="password"]), textarea, select')) {
    look(`field ${field.getAttribute('name') ?? field.id}`, (field as HTMLInputElement).value);
  }

  for (const key of Object.keys(localStorage)) {
    const value = localStorage.getItem(key) ?? '';
    look(`localStorage ${key}`, key + value);
    // The documented keys may only contain what the threat model says.
    const documented: Record<string, RegExp> = {
      'rollcall.theme': /^(light|dark|system)$/,
      'rollcall.shortcuts': /^off$/,
      'rollcall.columns': /^name(:\d{2,3})?( (email|status|department|licenses|activity|created|location|roles|sites)(:\d{2,3})?)*$/,
      'rollcall.ended': /^[\w-]{43}$/,
    };
    if (!(documented[key]?.test(value) ?? false)) {
      leaks.push(`localStorage has something undocumented under ${key}`);
    }
  }
  for (const key of Object.keys(sessionStorage)) {
    if (key === 'rollcall.writes' || key === 'rollcall.grid') {
      // Ids of changes in progress and of staged ones, never a secret.
      look(`sessionStorage ${key}`, sessionStorage.getItem(key));
    } else if (key !== 'rollcall.tokens' && key !== 'rollcall.transaction') {
      leaks.push(`sessionStorage has the undocumented key ${key}`);
    }
  }

  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      look(`cache ${name}`, request.url);
      // The demo's module contains the simulator, which makes the marker.
      if (/\/demo-\w+\.wasm$/.test(request.url)) {
        continue;
      }
      look(`cache ${name} ${request.url}`, await (await cache.match(request))?.text());
    }
  }

  const read = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) {
      continue;
    }
    const database = await read(indexedDB.open(name));
    for (const store of Array.from(database.objectStoreNames)) {
      const objects = database.transaction(store).objectStore(store);
      look(`IndexedDB ${name}/${store}`, await read(objects.getAllKeys()));
      look(`IndexedDB ${name}/${store}`, await read(objects.getAll()));
    }
    database.close();
  }

  const granted = await navigator.permissions
    .query({ name: 'clipboard-read' as PermissionName })
    .then((status) => status.state === 'granted' && document.hasFocus())
    .catch(() => false);
  if (granted) {
    look('clipboard', await navigator.clipboard.readText());
  }
  return leaks;
}
