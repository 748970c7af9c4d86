// A windowed table of invented people without a framework: the minimum that a browser must do for this list.
const query = new URLSearchParams(location.search);
const [count, height, cells] = ['rows', 'height', 'cells'].map((name) => Number(query.get(name)));
const overscan = 10;
const given = ['Ana', 'Bo', 'Chandra', 'Dmitri', 'Emeka', 'Fatima', 'Grace', 'Hiroshi', 'Ines', 'Jun'];
const family = ['Abe', 'Brandt', 'Cruz', 'Diallo', 'Eriksen', 'Farouk', 'Garcia', 'Haddad', 'Ito', 'Jensen'];

const people = Array.from({ length: count }, (_, at) => {
  const name = `${given[at % 10]} ${family[Math.floor(at / 10) % 10]} ${at}`;
  return [name, `${name.toLowerCase().replaceAll(' ', '.')}@example.com`, 'active', 'Sales', 'Licensed', '2026'];
});

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

function makeRow(at) {
  const row = document.createElement('tr');
  row.style.height = `${height}px`;
  row.setAttribute('aria-rowindex', String(at + 2));
  for (let cell = 0; cell < cells; cell += 1) {
    const td = document.createElement('td');
    td.textContent = people[at][cell % 6];
    row.append(td);
  }
  return row;
}

function draw() {
  const first = Math.max(0, Math.floor(view.scrollTop / height) - overscan);
  const end = Math.min(count, Math.ceil((view.scrollTop + view.clientHeight) / height) + overscan);
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
  below.firstChild.style.height = `${(count - end) * height}px`;
}

body.append(above, below);
view.addEventListener('scroll', draw, { passive: true });
draw();
