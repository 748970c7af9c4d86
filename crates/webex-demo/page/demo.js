// The demo's part of the page: starts the worker, stands between the app and the network, and shows that nothing is real.
// Imported (see enter.js) only for addresses of the demo. The build fills in the names and digests.
const files = {
  wasm: '{wasm}',
  wasmIntegrity: '{wasm-integrity}',
  worker: '{worker}',
  style: '{style}',
  styleIntegrity: '{style-integrity}',
};
const at = (name) => new URL(name, import.meta.url);
const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const DATABASES = 'rollcall.jobs.demo-';
const TITLE = 'Demo – ';

// What the demo leaves in the browser is the database of its jobs. One whose page is gone is deleted, so that no job of a lost
// organisation is offered.
const database = async () => {
  const name = DATABASES + crypto.getRandomValues(new Uint32Array(4)).join('-');
  try {
    navigator.locks.request(name, () => new Promise(() => {}));
    const { held } = await navigator.locks.query();
    for (const { name: old } of await indexedDB.databases()) {
      if (old.startsWith(DATABASES) && !held.some((lock) => lock.name === old)) indexedDB.deleteDatabase(old);
    }
  } catch { /* A browser without these keeps the databases. */ }
  return name;
};

// The tab's storage, in memory: a real sign-in in this tab is neither read nor changed.
const storage = (open) => {
  const kept = new Map([['rollcall.transaction', open]]);
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
};

const start = () => {
  const worker = new Worker(at(files.worker).pathname);
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data: [id, answer] }) => {
    waiting.get(id)(answer);
    waiting.delete(id);
  };
  const ask = (...message) => new Promise((answered, failed) => {
    worker.addEventListener('error', failed);
    last += 1;
    waiting.set(last, answered);
    worker.postMessage([last, ...message]);
  });
  return { ask, end: () => worker.terminate() };
};

const answerTo = (ask) => async (request) => {
  const headers = [...request.headers].map((pair) => pair.join(': ')).join('\n');
  const answer = await ask('request', request.method, request.url, headers, new Uint8Array(await request.arrayBuffer()));
  const [after, status, lines, body] = answer ?? [-2];
  if (after === -2) throw new TypeError(answer ? 'Failed to fetch' : 'The demo has stopped. Press Reset.');
  // Never, for an answer that hangs.
  await new Promise((arrived) => after === -1 || (after > 0 ? setTimeout(arrived, after) : arrived()));
  const init = { status, headers: lines.split('\n').filter(Boolean).map((line) => line.split(/: (.*)/).slice(0, 2)) };
  return new Response([204, 205, 304].includes(status) ? null : body, init);
};

const bar = (home, ask, leave) => {
  const said = make('span', { role: 'status' });
  const options = [['', 'None'], ['429', 'Webex answers 429 three times'], ['partly', 'Changes are applied in part'],
    ['lost', 'Answers to changes are lost']];
  const faults = make('select', { className: 'input', onchange: async () => {
    await ask('fault', faults.value);
    said.textContent = faults.value ? 'The fault is on.' : 'The fault is off.';
  } }, ...options.map(([value, textContent]) => make('option', { value, textContent })));
  const link = make('a', { href: home, textContent: 'Leave the demo' });
  link.addEventListener('click', leave);
  const aside = make('aside', { className: 'demo-bar', ariaLabel: 'Demo organisation' },
    make('p', {}, make('strong', { textContent: 'Demo organisation – nothing here is real.' }), ' A reload starts it again from the beginning.'),
    make('div', { className: 'cluster' }, said, make('label', {}, 'Fault ', faults),
      make('button', { className: 'button small', type: 'button', textContent: 'Reset', onclick: () => location.reload() }), link));
  const { body, documentElement: root } = document;
  // Last in the document, so that the link to the content stays the first stop of the keyboard; the style puts it on top.
  body.append(aside);
  root.dataset.demo = '';
  // How much of the bar is on screen: what sticks to the top of the page stays below it.
  const place = () => root.style.setProperty('--demo', `${Math.max(0, aside.getBoundingClientRect().bottom)}px`);
  new ResizeObserver(place).observe(aside);
  addEventListener('scroll', place, { passive: true });
  const mark = () => {
    if (!document.title.startsWith(TITLE)) document.title = TITLE + document.title;
  };
  new MutationObserver(mark).observe(document.querySelector('title'), { childList: true });
  mark();
};

// `home` is the app's folder, `address` path and query of the page to show. Returns what the app starts with.
export const open = async (home, address) => {
  // From here on, the browser itself refuses every request to Webex.
  document.head.append(make('meta', { httpEquiv: 'Content-Security-Policy', content: "connect-src 'self'" }));
  const base = `${home}demo/`;
  const [wasm, name] = await Promise.all([
    fetch(at(files.wasm), { credentials: 'omit', integrity: files.wasmIntegrity }).then((response) => response.arrayBuffer()),
    database(),
    new Promise((onload, onerror) => {
      document.head.append(make('link', { rel: 'stylesheet', href: at(files.style), integrity: files.styleIntegrity, onload, onerror }));
    }),
  ]);
  const { ask, end } = start();
  const opened = await ask('open', wasm, location.origin, base, address);
  if (!opened) throw new Error('The demo did not start.');
  const [json, transaction, query] = opened;
  const leave = () => {
    end();
    indexedDB.deleteDatabase(name);
  };
  // The app checks that the sign-in comes back to its redirect URI; then it shows the page that was asked for.
  history.replaceState(null, '', base);
  bar(home, ask, leave);
  const out = () => {
    leave();
    location.assign(home);
  };
  const handle = { fetch: answerTo(ask), storage: storage(transaction), database: name, leave: out };
  return { handle, start: [base, query, json] };
};
