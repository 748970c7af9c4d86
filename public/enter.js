// What happens between the app's arrival and its start; the build appends it to the app's JavaScript, whose digest the page checks.
const checked = async (name, integrity) => {
  const href = new URL(name, import.meta.url);
  await new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity, onload, onerror }));
  });
  return import(href);
};

// Other addresses than the app's own: see `crates/xtask/src/web/offline.rs`.
const own = '{own}';

// Returns folder, query and settings to start the app with, if they are not the page's own.
export const enter = (base, address, config) => {
  // Late, so that the first load and the first list do not wait for it.
  setTimeout(async () => {
    try {
      const wanted = JSON.parse(config).serviceWorker !== false;
      if (wanted || navigator.serviceWorker.controller) (await checked('{offline}', '{offline-integrity}')).start(base, wanted);
    } catch { /* Without a network or a service worker, everything else works. */ }
  }, 5000);
  return own(base, address);
};
