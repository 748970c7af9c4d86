// The only script of the page. It blocks: the theme before the first paint, a clean address before any request.
(() => {
  'use strict';
  const { currentScript: { src, dataset }, documentElement: root } = document;
  const base = new URL('.', src).pathname;

  let ended = false;
  const fail = (title, advice) => {
    if (ended) return;
    ended = true;
    const show = () => {
      const add = (parent, name, text) => {
        const element = parent.appendChild(document.createElement(name));
        element.textContent = text;
        return element;
      };
      const panel = document.createElement('main');
      panel.id = 'boot-failure';
      panel.role = 'alert';
      add(panel, 'h1', title);
      add(panel, 'p', advice);
      add(panel, 'button', 'Reload').onclick = () => location.reload();
      document.body.replaceChildren(panel);
    };
    if (document.body) show();
    else addEventListener('DOMContentLoaded', show);
  };

  let theme;
  try {
    theme = localStorage.getItem('rollcall.theme');
  } catch { /* is checked below */ }
  root.dataset.theme = theme === 'light' || theme === 'dark' ? theme
    : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

  // A host without headers cannot forbid framing, so a framed page stays inert.
  if (top !== self) return fail('Rollcall does not run inside another page', 'Open it in a tab of its own.');

  let query = '', fragment = '';
  const answer = /[?#&](code|state|error|iss|response|access_token|id_token|refresh_token)=/;
  if (answer.test(location.search) || answer.test(location.hash)) {
    ({ search: query, hash: fragment } = location);
    history.replaceState(null, '', location.pathname);
  }

  const lacks = () => {
    try {
      return !sessionStorage || !crypto.getRandomValues || !WebAssembly.instantiate || !HTMLDialogElement.prototype.showModal;
    } catch {
      return true;
    }
  };
  if (lacks()) return fail('This browser cannot run Rollcall',
    'It needs WebAssembly, secure random numbers, dialogs and session storage. Update it, or let this site store data.');

  // Leptos clones compile-time templates through innerHTML; anything that could run, load or submit is refused.
  const active = /<\/?(script|i?frame|object|embed|base|link|meta|style|applet)\b|[\s"'/](on\w+|srcdoc|formaction|style)\s*=|=\s*["']?\s*(javascript|data|vbscript):/i;
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (html) => active.test(html) ? null : html,
    createScript: () => null,
    createScriptURL: (url) => url === `${base}keeper.js` ? url : null,
  });

  const broken = () => fail('Rollcall could not start',
    'A file is missing or was changed. Reload; if that does not help, tell whoever runs this site.');
  const panicked = (error) => error instanceof WebAssembly.RuntimeError
    && fail('Rollcall has stopped', 'It met a fault of its own. Reload to go on.');
  const linked = (rel) => new Promise((loaded, refused) => {
    const on = (type, done) => document.addEventListener(type, ({ target }) => target.rel === rel && done(), true);
    on('load', loaded);
    on('error', refused);
  });
  addEventListener('error', (event) => panicked(event.error));
  addEventListener('unhandledrejection', (event) => panicked(event.reason));

  const get = async (url, options) => {
    const response = await fetch(url, { credentials: 'omit', ...options });
    if (!response.ok) throw response.status;
    return response;
  };
  const wasm = get(dataset.wasm, { integrity: dataset.wasmIntegrity || '' });
  const config = get(`${base}config.json`, { cache: 'no-store' }).then((response) => response.text());
  // Before its preload came, `import()` takes the module unchecked.
  const script = linked('modulepreload').then(() => import(dataset.js));
  Promise.all([script, wasm, config, linked('stylesheet')]).then(async ([glue, module_or_path, json]) => {
    await glue.default({ module_or_path });
    glue.start(base, query, fragment, json);
    performance.mark('started');
  }).catch((error) => panicked(error) || broken());
})();
