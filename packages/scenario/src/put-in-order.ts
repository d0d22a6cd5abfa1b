/**
 * Sorts a list in place unless it is in order already; stable. Most lists of a case are short and come in order, and the engine's own sort sets up
 * more than a kilobyte even for two.
 */
export function putInOrder<Entry>(list: Entry[], compare: (left: Entry, right: Entry) => number): Entry[] {
  const isInOrder = list.every((entry, index) => {
    const before = list[index - 1];
    return index === 0 || before === undefined || compare(before, entry) <= 0;
  });
  return isInOrder ? list : list.sort(compare);
}
