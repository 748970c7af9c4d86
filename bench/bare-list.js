// A windowed table of the same people without a framework: the minimum that a browser must do for this list.
const query = new URLSearchParams(location.search);
const [height, cells] = ['height', 'cells'].map((name) => Number(query.get(name)));
const overscan = 10;

let people = [];
let shown = [];
let sorted = false;
const marked = new Set();

const view = document.querySelector('#window');
const body = document.querySelector('tbody');
for (let cell = 0; cell < cells; cell += 1) {
  document.querySelector('thead tr').append(document.createElement('th'));
}
const spacer = () => {
  const row = document.createElement('tr');
  row.append(document.createElement('td'));
  row.firstChild.colSpan = cells;
  row.firstChild.style.cssText = 'padding:0;border:0';
  return row;
};
const [above, below] = [spacer(), spacer()];
const rows = new Map();

function texts(person) {
  const licenses = String(person.licenses?.length ?? '');
  return [person.displayName, person.emails[0], person.invitePending ? 'Invited' : 'Active', licenses, person.department, person.title];
}

function makeRow(at) {
  const row = document.createElement('tr');
  row.style.height = `${height}px`;
  row.setAttribute('aria-rowindex', String(at + 2));
  row.classList.toggle('marked', marked.has(shown[at]));
  const words = texts(shown[at]);
  for (let cell = 0; cell < cells; cell += 1) {
    const td = document.createElement('td');
    td.textContent = words[cell % 6] ?? '';
    row.append(td);
  }
  return row;
}

function draw() {
  const first = Math.max(0, Math.floor(view.scrollTop / height) - overscan);
  const end = Math.min(shown.length, Math.ceil((view.scrollTop + view.clientHeight) / height) + overscan);
  for (const [at, row] of rows) {
    if (at < first || at >= end) {
      row.remove();
      rows.delete(at);
    }
  }
  let after = above;
  for (let at = first; at < end; at += 1) {
    if (!rows.has(at)) {
      rows.set(at, makeRow(at));
      after.after(rows.get(at));
    }
    after = rows.get(at);
  }
  above.firstChild.style.height = `${first * height}px`;
  below.firstChild.style.height = `${(shown.length - end) * height}px`;
}

function redraw() {
  rows.forEach((row) => row.remove());
  rows.clear();
  draw();
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
const byName = (one, other) => collator.compare(one.displayName, other.displayName);
const matches = (text) => (person) =>
  person.displayName.toLowerCase().includes(text) || person.emails.some((email) => email.toLowerCase().includes(text));

/** Milliseconds that `work` takes. */
function timed(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

window.bare = {
  /** Reads the whole list, page after page. */
  async read(api, token) {
    const begun = performance.now();
    const [list, headers] = [[], { authorization: `Bearer ${token}` }];
    let [next, bytes] = [`${api}/people?max=1000&excludeStatus=true`, 0];
    while (next) {
      const answer = await fetch(next, { headers, cache: 'no-store' });
      const text = await answer.text();
      bytes += text.length;
      list.push(...JSON.parse(text).items);
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    const ms = performance.now() - begun;
    [people, shown] = [list, list];
    redraw();
    return { ms, bytes, rows: list.length };
  },
  sort: () =>
    timed(() => {
      shown = [...people].sort(byName);
      redraw();
    }),
  /** A further key: looks only at those who matched the first. */
  filter: (text) => {
    const before = people.filter(matches(text.slice(0, -1)));
    return timed(() => {
      shown = before.filter(matches(text));
      redraw();
    });
  },
  /** What the table does at a click, for the comparison of table operations. */
  operations: {
    replace: () => {
      sorted = false;
      shown = people.filter(matches('mar'));
      view.scrollTop = 0;
      redraw();
    },
    mark: () => {
      for (let at = 0; at < rows.size; at += 10) {
        marked.add(shown[at]);
      }
      redraw();
    },
    sort: () => {
      sorted = true;
      shown = [...shown].sort(byName);
      redraw();
    },
    /** The order stays, as in the app. */
    clear: () => {
      marked.clear();
      shown = sorted ? [...people].sort(byName) : people;
      redraw();
    },
  },
};

body.append(above, below);
view.addEventListener('scroll', draw, { passive: true });
draw();
