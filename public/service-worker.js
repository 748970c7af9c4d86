// Keeps the app's own files in the browser, so that it starts without a network. It answers for nothing else: no other site, no
// API, no relay. The build writes `manifest` in front of it: the version, and the files with their digests. Those marked as `later` are
// kept when first used.
const { version } = manifest;
const files = new Map(Object.entries(manifest.files));

const base = new URL('./', location).href;
const prefix = `rollcall ${base} `;
const own = prefix + version;
const script = 'service-worker.js';
const address = (name) => base + name;

const get = async (request, options) => {
  const response = await fetch(request, { credentials: 'omit', ...options });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
};

addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open(own);
  const kept = [...files].filter(([, { later }]) => !later);
  await Promise.all(kept.map(async ([name, { integrity }]) => {
    await cache.put(address(name), await get(address(name), { cache: 'no-cache', integrity }));
  }));
  // A host that is being updated may give the page of another version, which would ask for other files. The page “About this copy”
  // reads the list of files in this script.
  await Promise.all(['', script].map(async (name) => {
    const response = await get(address(name), { cache: 'no-cache' });
    if (!(await response.clone().text()).includes(version)) throw new Error('The page is of another version.');
    await cache.put(address(name), response);
  }));
  await cache.put(address('config.json'), await get(address('config.json'), { cache: 'no-store' }));
})()));

// The caches of other versions serve the tabs that were loaded from them. They go when there is no other tab than `but`.
const tidy = async (but) => {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id }) => id !== but)) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(old.map((name) => caches.delete(name)));
};

addEventListener('activate', (event) => event.waitUntil(tidy()));

addEventListener('message', (event) => {
  if (event.data === 'activate') skipWaiting();
  // A page of this version has started.
  if (event.data === version) event.waitUntil(tidy(event.source.id));
});

const page = async (request) => (await (await caches.open(own)).match(base, { ignoreVary: true })) ?? fetch(request);

// The settings are never older than the network allows.
const settings = async (request) => {
  const cache = await caches.open(own);
  try {
    const response = await get(request);
    await cache.put(address('config.json'), response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(address('config.json'));
    if (kept) return kept;
    throw error;
  }
};

const file = async (request) => {
  const cache = await caches.open(own);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
};

// A file of another version. Its name identifies its content.
const other = async (request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(base)) return;
  const name = request.url.slice(base.length);
  if (request.mode === 'navigate' || name === '') event.respondWith(page(request));
  else if (name === 'config.json') event.respondWith(settings(request));
  else if (name === script || files.has(name)) event.respondWith(file(request));
  else if (/^boot\.js\?v=|^[\w-]+-[\da-f]{14,16}\.\w+$/.test(name)) event.respondWith(other(request));
});
