// Remembers the newest tokens of each sign-in for the tabs that share it, so that a token rotated in one tab is not
// used again in another. Uses memory only and ends with the app's last tab. It has no network and no storage.
'use strict';

// Receives [KIND, id, verb, family, text] and sends [KIND, id, kept], where kept is the text, null, or false once forgotten.
const KIND = 'rollcall.token-broker:1';
const FAMILIES = 64;
const LENGTH = 65536;
const kept = new Map();

const keep = (family, text) => {
  kept.delete(family);
  kept.set(family, text);
  // Drop the oldest entry: a map keeps insertion order.
  if (kept.size > FAMILIES) kept.delete(kept.keys().next().value);
};

const understood = (data) => Array.isArray(data) && data.length === 5
  && data[0] === KIND
  && Number.isSafeInteger(data[1])
  && typeof data[3] === 'string' && /^[\w-]{8,128}$/.test(data[3])
  && (data[2] === 'put' ? typeof data[4] === 'string' && data[4].length > 0 && data[4].length <= LENGTH : data[4] === null);

const obey = (verb, family, text) => {
  if (verb === 'forget') keep(family, false);
  // The tab that ended may only have slept while others continued.
  else if (verb === 'drop' && kept.get(family) !== false) kept.delete(family);
  // A forgotten sign-in stays forgotten, because a tab may hear of the sign-out late.
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
