import fc from 'fast-check';
import type { SuspensionFacts } from '../../machine/facts/recorded-facts.js';
import { workingDaysLater } from '../../testing/oracle/civil-time.js';
import type { CaseUnderTest } from './case-under-test.js';
import { graceThrough, today, type CaseModel, type ModelItem } from './model.js';

/** Something that happens to a case; told by its own name in a failing story. */
type CaseCommand = fc.Command<CaseModel, CaseUnderTest>;

const dayMs = 86_400_000;

/** A command that is always possible: a minute later it does its deed to model and case, then lets the case come to rest. */
function command(name: string, deed: (model: CaseModel, real: CaseUnderTest) => void): CaseCommand {
  return {
    check: () => true,
    run: (model, real) => {
      real.pass(model, model.nowMs + 60_000);
      deed(model, real);
      real.rest(model);
    },
    toString: () => name,
  };
}

/** A command about one of the items imported so far, in turn; nothing where there is none. */
function aboutItem(
  name: string,
  pick: number,
  deed: (model: CaseModel, real: CaseUnderTest, id: string, item: ModelItem) => void,
): CaseCommand {
  return command(name, (model, real) => {
    const id = [...model.items.keys()][pick % Math.max(1, model.items.size)];
    const item = id === undefined ? undefined : model.items.get(id);
    if (id !== undefined && item !== undefined) deed(model, real, id, item);
  });
}

function suspend(model: CaseModel, real: CaseUnderTest, fact: Pick<SuspensionFacts, 'kind'> & Partial<SuspensionFacts>): void {
  const { suspensions } = real.env.facts;
  suspensions.push({ id: `s${suspensions.length}`, fromDay: today(model), recordedAt: model.nowMs, owner: 'anna', ...fact });
}

/** An item is imported; the same number stated again later changes nothing. */
const importItem = fc
  .record({ cents: fc.integer({ min: 1, max: 200_000 }), dueIn: fc.integer({ min: -20, max: 30 }) })
  .map(({ cents, dueIn }) =>
    command(`import an item of ${cents} cents due in ${dueIn} days`, (model, real) => {
      if (model.items.size >= 4) return;
      const id = `i${model.items.size}`;
      const day = today(model);
      const dueDay = day + dueIn;
      real.env.facts.items.push({
        id,
        number: id.toUpperCase(),
        accountId: 'client',
        type: 'invoice',
        currency: 'EUR',
        invoiceDay: dueDay - 30,
        dueDay,
        planHash: 'plan',
        facts: [{ kind: 'stated', cents, day, recordedAt: model.nowMs }],
      });
      model.items.set(id, { owedCents: cents, paidCents: 0, dueDay, silentThrough: [], level: -1, boundThrough: 0 });
    }),
  );

const factsOf = (real: CaseUnderTest, id: string) => real.env.facts.items.find((item) => item.id === id)?.facts ?? [];
const pick = fc.integer({ min: 0, max: 3 });

const stateAgain = pick.map((index) =>
  aboutItem(`state item ${index} again`, index, (model, real, id, item) => {
    factsOf(real, id).push({ kind: 'stated', cents: item.owedCents, day: today(model), recordedAt: model.nowMs });
    item.paidCents = 0;
  }),
);

const pay = fc.tuple(pick, fc.integer({ min: 1, max: 4 })).map(([index, quarters]) =>
  aboutItem(`pay ${quarters} quarters of item ${index}`, index, (model, real, id, item) => {
    const cents = Math.floor((item.owedCents * quarters) / 4);
    if (cents <= 0) return;
    factsOf(real, id).push({ kind: 'payment', cents, day: today(model), recordedAt: model.nowMs });
    item.owedCents -= cents;
    item.paidCents += cents;
  }),
);

const reverse = pick.map((index) =>
  aboutItem(`take back what was paid on item ${index}`, index, (model, real, id, item) => {
    if (item.paidCents === 0) return;
    factsOf(real, id).push({ kind: 'reversal', cents: item.paidCents, day: today(model), recordedAt: model.nowMs });
    item.owedCents += item.paidCents;
    item.paidCents = 0;
  }),
);

const promise = fc.tuple(pick, fc.integer({ min: 0, max: 14 })).map(([index, days]) =>
  aboutItem(`promise item ${index} in ${days} days`, index, (model, real, id, item) => {
    const untilDay = today(model) + days;
    suspend(model, real, { kind: 'promise', itemId: id, untilDay });
    // a promise covers what is owed when it is made (law 8): nothing, then it asks for no silence
    if (item.owedCents > 0) item.silentThrough.push(workingDaysLater(untilDay, 1));
  }),
);

const stop = fc.tuple(pick, fc.constantFrom('dispute' as const, 'hold' as const)).map(([index, kind]) =>
  aboutItem(`${kind} of item ${index}`, index, (model, real, id, item) => {
    const isOpen = real.env.facts.suspensions.some((fact) => fact.itemId === id && fact.kind === kind && fact.liftedDay === undefined);
    if (isOpen) return;
    suspend(model, real, { kind, itemId: id });
    item.silentThrough.push(Number.POSITIVE_INFINITY);
  }),
);

const lift = fc.tuple(pick, fc.constantFrom('dispute' as const, 'hold' as const)).map(([index, kind]) =>
  aboutItem(`lift the ${kind} of item ${index}`, index, (model, real, id, item) => {
    const fact = real.env.facts.suspensions.find((one) => one.itemId === id && one.kind === kind && one.liftedDay === undefined);
    if (fact === undefined) return;
    fact.liftedDay = today(model);
    const place = item.silentThrough.indexOf(Number.POSITIVE_INFINITY);
    // one lifted on the day it began has no effect at all
    item.silentThrough[place] = fact.liftedDay > fact.fromDay ? graceThrough(fact.liftedDay) : 0;
  }),
);

const answer = fc.boolean().map((agrees) =>
  command(`answer the open task: ${agrees ? 'reached or approved' : 'nobody or refused'}`, (model, real) => {
    real.answer(model, ({ outcomes }) => (agrees ? outcomes[0] : outcomes[1]) ?? 'none');
  }),
);

const days = fc.integer({ min: 1, max: 20 }).map((count) =>
  command(`let ${count} days pass`, (model, real) => {
    real.pass(model, model.nowMs + count * dayMs);
  }),
);

const wake = fc.integer({ min: 1, max: 700 }).map((minutes) =>
  command(`wake for nothing after ${minutes} minutes`, (model, real) => {
    real.pass(model, model.nowMs + minutes * 60_000);
    const before = JSON.stringify(real.state);
    real.rest(model);
    if (before !== JSON.stringify(real.state)) throw new Error('a wake for nothing changed the state (P8)');
  }),
);

const roundTrip = fc.constant(
  command('write the state to JSON and read it back', (_model, real) => {
    real.state = JSON.parse(JSON.stringify(real.state)) as typeof real.state;
  }),
);

/** Everything that may happen to a case, most often that days pass. */
export const caseCommands: fc.Arbitrary<CaseCommand>[] = [
  importItem,
  days,
  days,
  days,
  pay,
  reverse,
  promise,
  stop,
  lift,
  answer,
  wake,
  stateAgain,
  roundTrip,
];
