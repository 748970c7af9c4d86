// The page's only script. It blocks, so that the address is clean before any request and the theme is set before the
// first paint. Old browsers must read it to say that they are too old: besides `import()`, its syntax is that of ES2019.
(() => {
  'use strict';
  let ended = false;
  const fail = (title, advice, report) => {
    if (ended) return;
    ended = true;
    const show = () => {
      const add = (parent, name, rest) => parent.appendChild(Object.assign(document.createElement(name), rest));
      const panel = Object.assign(document.createElement('main'), { id: 'boot-failure' });
      const said = add(panel, 'div', { role: 'alert' });
      add(said, 'h1', { textContent: title });
      add(said, 'p', { textContent: advice });
      const buttons = add(panel, 'div', { className: 'cluster' });
      add(buttons, 'button', { className: 'button primary', textContent: 'Reload', onclick: () => location.reload() });
      if (report) {
        const copy = async () => {
          try {
            await navigator.clipboard.writeText(report);
            told.textContent = 'Copied';
          } catch {
            getSelection().selectAllChildren(text);
            told.textContent = 'The browser blocked copying. The report is selected: copy it with the keyboard.';
          }
        };
        add(buttons, 'button', { className: 'button', textContent: 'Copy report', onclick: copy });
        const told = add(buttons, 'span', { role: 'status' });
        add(panel, 'h2', { textContent: 'Report' });
        add(panel, 'p', { textContent: 'Send it to the people who run this site. It contains no names, IDs, addresses or tokens.' });
        const text = add(panel, 'pre', { textContent: report, tabIndex: 0, ariaLabel: 'Report' });
      }
      document.title = title;
      const { body } = document;
      body.textContent = '';
      body.append(panel);
    };
    if (document.body) show();
    else addEventListener('DOMContentLoaded', show);
  };
  const broken = () => fail('Rollcall could not start',
    'A file is missing or was changed, or the browser blocked something. Reload. If that doesn’t help, tell the people who run this site.');

  const boot = () => {
    const { currentScript: { src, dataset }, documentElement: root } = document;
    const base = src.slice(location.origin.length).replace(/[^/]*$/, '');

    // Remove the answer of a sign-in from the address, even from places where no server puts it.
    const answer = /(?:^|[?#&;/])\s*(?:code|state|error|iss|response|access_token|id_token|refresh_token)\s*=/i;
    const decoded = (text) => text.replace(/%([2-7][\da-f])/gi, (_, hex) => String.fromCharCode(`0x${hex}`));
    const holds = (text) => answer.test(decoded(decoded(text)));
    const { search, hash, pathname } = location;
    // Our own values may contain anything, so only the names in a query are decoded.
    const names = search.slice(1).split('&').map((pair) => pair.replace(/=.*/, '').replace(/\+/g, ' '));
    const came = answer.test(search) || holds(hash) || names.some((name) => holds(`${name}=`));
    // Two slashes at the start would be read as a host name.
    const path = holds(pathname) ? base : pathname.replace(/\/{2,}/g, '/');
    const [query, fragment] = came ? [search, hash] : ['', ''];
    const clean = path + (came ? '' : search + hash);
    if (clean !== pathname + search + hash) {
      try {
        history.replaceState(null, '', clean);
      } catch {
        return location.replace(clean);
      }
    }

    let theme;
    try {
      theme = localStorage.getItem('rollcall.theme');
    } catch { /* is checked below */ }
    root.dataset.theme = theme === 'light' || theme === 'dark' ? theme
      : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

    // A host without headers cannot forbid framing, so a framed page does nothing.
    if (top !== self) return fail('Rollcall does not run inside another page', 'Open it in its own tab.');

    // The newest of what the app needs; browsers with these have the rest. See "Browsers" in README.md.
    const lacks = () => {
      try {
        return !sessionStorage || !crypto.getRandomValues || !WebAssembly.instantiate
          || !HTMLElement.prototype.showPopover || !CSS.supports('color', 'light-dark(red, red)');
      } catch {
        return true;
      }
    };
    if (lacks()) return fail('This browser cannot run Rollcall',
      'Rollcall needs Chrome or Edge 123, Firefox 125, Safari 17.5, or later, with WebAssembly and storage allowed.');

    // The app makes its elements one by one, so no text may become markup: the policy has no rule for it.
    if (self.trustedTypes) trustedTypes.createPolicy('default', {
      createScript: () => null,
      createScriptURL: (url) => dataset.workers.split(' ').some((name) => url === base + name) ? url : null,
    });

    // The first panic's message, place and stack. Later code may panic too.
    let panic;
    const stopped = (error) => {
      const [what, where, frames] = panic || [(/^[\w ]{1,80}$/.exec(error.message) || ['not known'])[0], 'not known', error.stack];
      const stack = String(frames).match(/wasm-function\[\d+\]:0x[\da-f]+/g) || [];
      const files = [dataset.js, dataset.wasm].map((file) => file.split('/').pop());
      fail('Rollcall has stopped',
        'An error in Rollcall stopped it. If a change was being applied, Webex may have carried it out. Reload, then check before you apply it again.',
        [`Rollcall has stopped: ${what}`, `Place: ${where}`, `Build: ${files.join(', ')}`, `Stack: ${stack.slice(0, 8).join(' ') || 'not known'}`,
          `Time: ${new Date().toISOString()}`, `Browser: ${navigator.userAgent}`].join('\n'));
    };
    const onPanic = (...words) => {
      panic = panic || [...words, new Error().stack];
      console.error('panic:', ...words);
      // The trap that follows a panic shows the page.
      setTimeout(stopped);
    };
    const isTrap = (error) => error instanceof WebAssembly.RuntimeError
      || error instanceof RangeError && /wasm-function/.test(error.stack);
    addEventListener('error', ({ error }) => isTrap(error) && stopped(error));
    addEventListener('unhandledrejection', ({ reason }) => isTrap(reason) && stopped(reason));

    const linked = (rel) => new Promise((loaded, refused) => {
      const on = (type, done) => document.addEventListener(type, ({ target }) => target.rel === rel && done(), true);
      on('load', loaded);
      on('error', refused);
    });
    const get = async (url, options) => {
      const response = await fetch(url, { credentials: 'omit', ...options });
      if (!response.ok) throw response.status;
      return response;
    };
    const wasm = get(dataset.wasm, { integrity: dataset.wasmIntegrity || '' });
    const config = get(`${base}config.json`, { cache: 'no-store' }).then((response) => response.text());
    // Until its preload has arrived, `import()` loads the module unchecked.
    const script = linked('modulepreload').then(() => import(dataset.js));
    // The app empties its place in the page, so all of the page must be there.
    const parsed = new Promise((done) => addEventListener('DOMContentLoaded', done));
    Promise.all([script, wasm, config, linked('stylesheet'), parsed]).then(async ([glue, module_or_path, json]) => {
      await glue.default({ module_or_path });
      // `public/enter.js`. The demo organisation has a folder and settings of its own.
      const entered = glue.enter && await glue.enter(base, clean, json);
      const fault = glue.start(...entered || [base, query, json], dataset.tokenBroker, fragment, onPanic);
      if (fault) return fail('Rollcall cannot start with its settings', fault);
      performance.mark('started');
    }).catch((error) => isTrap(error) ? stopped(error) : broken());
  };

  try {
    boot();
  } catch {
    broken();
  }
})();
