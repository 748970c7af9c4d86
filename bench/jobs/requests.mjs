/** What a job asks for each row, learned from the simulator's ledger, so that the other side of a comparison asks for the same. */

/** Returns the requests for a row to which nothing happened, in order: `[{method, query}]`. Most rows of a job are such rows. */
export function usualRow(ledger) {
  const rows = new Map();
  for (const { method, path, query, status } of ledger) {
    if (status === 200 && path.includes('/people/')) {
      rows.set(path, [...(rows.get(path) ?? []), { method, query }]);
    }
  }
  const counts = new Map();
  for (const row of rows.values()) {
    const text = JSON.stringify(row);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((one, other) => other[1] - one[1]);
  return JSON.parse(usual[0]);
}

/** Runs in a page: the same requests with `fetch` alone, `atOnce` rows at a time. Returns the milliseconds and the failed requests. */
export async function bareLoop({ api, token, ids, requests, atOnce }) {
  let [next, failed] = [0, 0];
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const begun = performance.now();
  const worker = async () => {
    while (next < ids.length) {
      const address = `${api}/people/${ids[next]}`;
      next += 1;
      let person;
      for (const { method, query } of requests) {
        const url = query ? `${address}?${query}` : address;
        const init =
          method === 'PUT'
            ? { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ ...person, loginEnabled: false }) }
            : { headers };
        const response = await fetch(url, init);
        failed += response.ok ? 0 : 1;
        person = await response.json();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { ms: performance.now() - begun, failed };
}
