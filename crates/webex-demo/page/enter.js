// The way into the demo: an address below demo/ is the demo's. Only there its script is fetched, and checked.
export const enterDemo = async (base, address) => {
  if (!`${address.replace(/[?#].*/s, '')}/`.startsWith(`${base}demo/`)) return;
  const { handle, start } = await (await checked('{script}', '{script-integrity}')).open(base, address);
  enter_demo(handle);
  return start;
};
