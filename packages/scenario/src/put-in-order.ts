/**
 * Sorts a list in place unless it is in order already; stable. Most lists of a case are short and come in order, and the engine's own sort sets up
 * more than a kilobyte even for two.
 */
export function putInOrder<Entry>(list: Entry[], compare: (left: Entry, right: Entry) => number): Entry[] {
  let before = list[0];
  for (let index = 1; index < list.length; index += 1) {
    const entry = list[index];
    if (before !== undefined && entry !== undefined && compare(before, entry) > 0) return list.sort(compare);
    before = entry;
  }
  return list;
}
