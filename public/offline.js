// Turns the service worker on or off, as config.json says, and offers a new version. boot.js imports it when the browser is idle.
const say = (words, button, act) => {
  const notice = Object.assign(document.createElement('div'), { className: 'new-version', role: 'status' });
  const press = Object.assign(document.createElement('button'), { className: 'button small', type: 'button', textContent: button, onclick: act });
  document.body.append(notice);
  // A live region must be there before its words.
  setTimeout(() => notice.append(words, press), 100);
};

const off = async (base) => {
  const registration = await navigator.serviceWorker.getRegistration(base);
  const scope = new URL(base, location).href;
  if (registration?.scope === scope) await registration.unregister();
  const own = (await caches.keys()).filter((name) => name.startsWith(`rollcall ${scope} `));
  await Promise.all(own.map((name) => caches.delete(name)));
};

// `base` is the app's folder, `wanted` what config.json says.
export const start = async (base, wanted) => {
  if (!wanted) return off(base);
  // The first worker of a browser replaces no version.
  const replaces = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => replaces && location.reload());
  const registration = await navigator.serviceWorker.register(`${base}service-worker.js`, { updateViaCache: 'none' });
  registration.active?.postMessage(document.querySelector('[data-version]').dataset.version);
  let offered;
  const offer = () => {
    const { waiting } = registration;
    if (!waiting || !navigator.serviceWorker.controller || offered === waiting) return;
    if (!offered) say('A new version of Rollcall is ready. ', 'Load the new version', () => registration.waiting?.postMessage('activate'));
    offered = waiting;
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
  offer();
};
