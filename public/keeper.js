// Remembers the newest tokens of each sign-in for the tabs that share it, so that a token that was rotated in one tab is not
// used again in another. In memory only: it ends with the last tab of the app. It has no network and no storage.
'use strict';

// [KIND, id, verb, family, text] comes in, [KIND, id, kept] goes out; kept is the text, null, or false once it was forgotten.
const KIND = 'rollcall.keeper:1';
const FAMILIES = 64;
const LENGTH = 65536;
const kept = new Map();

const keep = (family, text) => {
  kept.delete(family);
  kept.set(family, text);
  // The oldest goes first: a map remembers the order in which it was filled.
  if (kept.size > FAMILIES) kept.delete(kept.keys().next().value);
};

const understood = (data) => Array.isArray(data) && data.length === 5
  && data[0] === KIND
  && Number.isSafeInteger(data[1])
  && typeof data[3] === 'string' && /^[\w-]{8,128}$/.test(data[3])
  && (data[2] === 'put' ? typeof data[4] === 'string' && data[4].length > 0 && data[4].length <= LENGTH : data[4] === null);

const obey = (verb, family, text) => {
  if (verb === 'forget') keep(family, false);
  // The tab that ended may only have slept while others went on.
  else if (verb === 'drop' && kept.get(family) !== false) kept.delete(family);
  // What was forgotten stays so: a tab may be slow to hear of the sign-out.
  else if (verb === 'put' && kept.get(family) !== false) keep(family, text);
};

globalThis.onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    if (!understood(data)) return;
    const [, id, verb, family, text] = data;
    obey(verb, family, text);
    port.postMessage([KIND, id, kept.get(family) ?? null]);
  };
};
