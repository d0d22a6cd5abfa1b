function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || value === undefined || value === null || Number.isFinite(value);
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError('only plain objects have a canonical JSON form');
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members).sort();
  // JSON.stringify writes the listed members in the order of the list; what it would write otherwise is left to canonicalJson
  if (keys.every((key) => isPlain(members[key]))) return JSON.stringify(members, keys);
  let text = '';
  for (const key of keys) {
    if (members[key] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(members[key])}`;
  }
  return `{${text}}`;
}

/**
 * JSON text with sorted keys (by UTF-16 code unit) and no whitespace, so that equal values have equal text and equal hashes, in the manner
 * of RFC 8785. Members that are `undefined` are left out, as in JSON. Throws TypeError for what JSON cannot say: a number that is not
 * finite, an `undefined` in an array, bigints, functions, symbols, dates, maps and other class instances.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`a ${typeof value} has no canonical JSON form`);
}
