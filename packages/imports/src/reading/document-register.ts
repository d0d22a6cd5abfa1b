/** Remembers which documents a file lists, in about 20 bytes each, to find the ones listed twice. */
interface DocumentRegister {
  /** First pass: notes a document and what the row says of it (amount, due date). */
  note(key: string, content: string): void;
  /** Second pass: whether the rows of a document disagree. */
  contradicts(key: string): boolean;
  /** Second pass: whether a row only repeats one that was asked before; rows that disagree repeat nothing. */
  repeats(key: string): boolean;
}

/** States of a document: noted, its rows disagree, its first row was returned. */
const NOTED = 1;
const CONTRADICTED = 2;
const RETURNED = 3;

/** Two FNV-1a hashes over UTF-16 units with a final mix: 64 bits, so that 100,000 documents meet by chance once in 10^9 files. */
function hash64(text: string): readonly [low: number, high: number] {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d);
  high = Math.imul(high ^ (high >>> 15), 0x297a2d39);
  return [(low ^ (low >>> 13)) >>> 0, (high ^ (high >>> 13)) >>> 0];
}

interface Table {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly content: Uint32Array;
  readonly state: Uint8Array;
}

function emptyTable(size: number): Table {
  return { low: new Uint32Array(size), high: new Uint32Array(size), content: new Uint32Array(size), state: new Uint8Array(size) };
}

function slotOf(table: Table, low: number, high: number): number {
  const mask = table.state.length - 1;
  let slot = low & mask;
  while (table.state[slot] !== 0 && (table.low[slot] !== low || table.high[slot] !== high)) slot = (slot + 1) & mask;
  return slot;
}

function grown(table: Table): Table {
  const next = emptyTable(table.state.length * 2);
  table.state.forEach((state, slot) => {
    if (state === 0) return;
    const [low, high] = [table.low[slot] ?? 0, table.high[slot] ?? 0];
    const target = slotOf(next, low, high);
    next.low[target] = low;
    next.high[target] = high;
    next.content[target] = table.content[slot] ?? 0;
    next.state[target] = state;
  });
  return next;
}

/** An empty register; it keeps hashes in flat arrays, so that a file of any size costs no objects. */
export function createDocumentRegister(): DocumentRegister {
  let table = emptyTable(1_024);
  let count = 0;
  let found = { key: '', slot: -1 };
  const find = (key: string): number => {
    if (found.key !== key || found.slot < 0) found = { key, slot: slotOf(table, ...hash64(key)) };
    return found.slot;
  };
  return {
    note(key, content) {
      const [low, high] = hash64(key);
      const [said] = hash64(content);
      const slot = slotOf(table, low, high);
      if (table.state[slot] !== 0) {
        if (table.content[slot] !== said) table.state[slot] = CONTRADICTED;
        return;
      }
      table.low[slot] = low;
      table.high[slot] = high;
      table.content[slot] = said;
      table.state[slot] = NOTED;
      count += 1;
      if (count * 2 > table.state.length) table = grown(table);
    },
    contradicts: (key) => table.state[find(key)] === CONTRADICTED,
    repeats(key) {
      const slot = find(key);
      if (table.state[slot] === RETURNED) return true;
      if (table.state[slot] === NOTED) table.state[slot] = RETURNED;
      return false;
    },
  };
}
