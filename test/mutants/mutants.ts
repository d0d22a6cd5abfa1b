/** One small mistake, and the tests that must see it. */
export interface Mutant {
  /** As RULES names it, or the law it breaks. */
  name: string;
  file: string;
  /** Stands exactly once in the file; when it is gone the run fails loudly. */
  find: string;
  replace: string;
  killedBy: string;
}

const machine = 'packages/scenario/src/machine';
const properties = 'packages/scenario/src/properties';

/** The mistakes that must die: the list at the end of the laws, then one more for each property that has none among them. */
export const mutants: readonly Mutant[] = [
  {
    name: 'dropped holiday',
    file: 'packages/domain/src/territory/territories.ts',
    find: "'11-01', '11-11', '12-25'];\nconst FRENCH_EASTER",
    replace: "'11-01', '12-25'];\nconst FRENCH_EASTER",
    killedBy: `${properties}/hours.test.ts`,
  },
  {
    name: 'gap off by one',
    file: `${machine}/time/rhythm.ts`,
    find: ': rhythm.gapDays);\n    if (until',
    replace: ': rhythm.gapDays - 1);\n    if (until',
    killedBy: `${properties}/rhythm.test.ts`,
  },
  {
    name: 'cap window off by one',
    file: `${machine}/time/rhythm.ts`,
    find: 'return { day: oldestThatCounts + rhythm.days,',
    replace: 'return { day: oldestThatCounts + rhythm.days - 1,',
    killedBy: `${properties}/rhythm.test.ts`,
  },
  {
    name: 'covered notice',
    file: `${machine}/contact/carrying/covered.ts`,
    find: '  if (carrier.level >= noticeLevel) return undefined;\n',
    replace: '',
    killedBy: `${properties}/notice.test.ts`,
  },
  {
    name: 'key without the item',
    file: 'packages/scenario/src/simulate/carry-out.ts',
    find: '`${carrier.item}/${carrier.nodeId}/${carrier.visit}`',
    replace: '`${carrier.nodeId}/${carrier.visit}`',
    killedBy: `${properties}/simulated/simulation.test.ts`,
  },
  {
    name: 'failed moving covered items',
    file: `${machine}/outcome/members.ts`,
    find: ' && covered !== true && keepsPlace',
    replace: ' && keepsPlace',
    killedBy: `${machine}/day-by-day/day-by-day.test.ts`,
  },
  {
    name: 'shift applied to a promised item',
    file: `${machine}/world/suspension/suspension-dates.ts`,
    find: "return kind === 'dispute' || kind === 'hold';",
    replace: "return kind === 'dispute' || kind === 'hold' || kind === 'promise';",
    killedBy: `${properties}/moved-steps.test.ts`,
  },
  {
    name: 'deadline off by one',
    file: `${machine}/outcome/sent.ts`,
    find: 'Math.max(token.notBeforeDay ?? lastDay + 1, lastDay + 1)',
    replace: 'Math.max(token.notBeforeDay ?? lastDay, lastDay)',
    killedBy: `${properties}/deadlines.test.ts`,
  },
  {
    name: 'strongest first instead of first ready (P4, law 15)',
    file: `${machine}/contact/candidate.ts`,
    find: 'return left.readyAt - right.readyAt || compareStrength(left, right);',
    replace: 'return compareStrength(left, right);',
    killedBy: `${properties}/rhythm.test.ts`,
  },
  {
    name: 'covering a step that ripens on the very day the gap ends (P13, law 18)',
    file: `${machine}/contact/carrying/covered.ts`,
    find: 'ready.readyDay >= world.today + gapDays',
    replace: 'ready.readyDay > world.today + gapDays',
    killedBy: `${properties}/covering.test.ts`,
  },
  {
    name: 'the last day of a suspension left out (P2, law 8)',
    file: `${machine}/world/suspension/suspension-dates.ts`,
    find: 'return { fromDay, endDay, lastDay: endDay - 1 };',
    replace: 'return { fromDay, endDay: endDay - 1, lastDay: endDay - 2 };',
    killedBy: `${properties}/silence.test.ts`,
  },
];
