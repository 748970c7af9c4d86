// The way into the demo, in the app's JavaScript: an address below demo/ is the demo's. Only there its script is fetched, and checked.
// Returns folder, query and settings to start the app with instead of the page's own, or nothing.
export const enter = async (base, address) => {
  if (!`${address.replace(/[?#].*/s, '')}/`.startsWith(`${base}demo/`)) return;
  const href = new URL('{script}', import.meta.url);
  await new Promise((onload, onerror) => {
    const link = { rel: 'modulepreload', href, integrity: '{script-integrity}', onload, onerror };
    document.head.append(Object.assign(document.createElement('link'), link));
  });
  const { handle, start } = await (await import(href)).open(base, address);
  enter_demo(handle);
  return start;
};
