/** Orders texts by code unit, the same on every machine: negative, 0 or positive. Numbers and ids are compared so, never by a language's rules. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
