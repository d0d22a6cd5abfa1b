import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { Instruction, Plan } from '../../plan.js';
import type { Environment, ItemFacts } from '../facts/environment.js';

const approval = { by: ['creditManager'], openBusinessDays: 3 };
const approved = email('R1', 5, 1, { approval });

function envOf(steps: Instruction[], items: ItemFacts[], more: Partial<Plan> = {}): Environment {
  return world(ladder(steps, more), caseOf(items));
}

function play(env: Environment, more: Partial<DriveOptions> = {}, to = '2025-11-29'): Story {
  return drive(env, { from: at('2025-10-01', 8), to: at(to), ...more });
}

/** `2025-10-13 draft creditManager f1` or `2025-10-13 R1 f1`. */
function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => {
    const items = effect.members.map(({ item }) => item).sort();
    const what = effect.kind === 'task' ? `draft ${effect.caller}` : effect.carrier.nodeId;
    return `${told(instant).slice(0, 10)} ${what} ${items.join(' ')}`;
  });
}

function paid(item: ItemFacts, date: string): ItemFacts {
  return { ...item, facts: [...item.facts, { kind: 'payment', cents: 100_000, day: day(date), recordedAt: at(date, 7) }] };
}

const yes = (hours: number): Partial<DriveOptions> => ({ answer: () => ({ outcome: 'approved', hours }) });

describe('the content of a contact is approved before it leaves (law 24)', () => {
  it('asked on its slot, it leaves at the next slot after the word', () => {
    // J+5 Sat 11: Mon 13 October; 30 hours later it is Tuesday afternoon
    const story = play(envOf([approved, handOver('H')], [invoice('F1', '2025-10-06')]), yes(30));
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1', '2025-10-14 R1 f1']);
    expect(story.happenings[1]?.effect).toMatchObject({ kind: 'contact', approved: true });
  });

  it('several people agree one after the other', () => {
    const two = email('R1', 5, 1, { approval: { by: ['creditManager', 'legal'], openBusinessDays: 3 } });
    const story = play(envOf([two, handOver('H')], [invoice('F1', '2025-10-06')]), yes(1));
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1', '2025-10-13 draft legal f1', '2025-10-13 R1 f1']);
  });

  it('refused, its items are parked with owner and review date (law 12)', () => {
    const env = envOf([approved, handOver('H')], [invoice('F1', '2025-10-06')]);
    const story = play(env, { answer: () => ({ outcome: 'refused', hours: 2 }) });
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1']);
    // five business days after Mon 13
    expect(story.last.positions[0]).toMatchObject({
      status: 'parked',
      reason: { code: 'contentRefused', law: 12, until: '2025-10-20' },
      owner: 'creditManager',
      reviewOn: '2025-10-20',
    });
  });

  it('a smaller claim leaves under it: the other item is paid meanwhile', () => {
    const items = [invoice('F1', '2025-10-06'), paid(invoice('F2', '2025-10-07'), '2025-10-14')];
    const story = play(envOf([approved, handOver('H')], items), yes(30));
    // F1 and F2 (J+5 Sun 12) are both ripe on Mon 13; F2 is paid on Tue 14 at 7, agreed at 15
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1 f2', '2025-10-14 R1 f1']);
  });

  it('a payment that removes the item carrying it voids it; the others are asked about anew', () => {
    const items = [paid(invoice('F1', '2025-10-06'), '2025-10-14'), invoice('F2', '2025-10-07')];
    const story = play(envOf([approved, handOver('H')], items), yes(30));
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1 f2', '2025-10-14 draft creditManager f2', '2025-10-15 R1 f2']);
  });

  it('any other change is asked anew and says the difference', () => {
    // F2 (due Thu 9, J+5 = Tue 14) ripens while the draft of Mon 13 waits: on Tue 14 at 15 h the contact would name it too; agreed to on Wed 15
    // at 21 h it leaves on Thu 16
    const reasons: string[] = [];
    const env = envOf([approved, handOver('H')], [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-09')]);
    const story = play(env, {
      ...yes(30),
      inspect: (result) => {
        for (const { code, values } of result.reasons) if (code === 'contentChanged') reasons.push(JSON.stringify(values));
      },
    });
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1', '2025-10-14 draft creditManager f1 f2', '2025-10-16 R1 f1 f2']);
    expect(reasons).toEqual(['{"owner":"creditManager","itemsBefore":1,"itemsNow":2,"centsBefore":100000,"centsNow":200000}']);
  });

  it('undecided it advances nothing and is asked again; the unit is held three business days in all, then others go first (law 15)', () => {
    // asked on Mon 13, expires and is over on Thu 16; F2 (due Fri 10, L: J+5 = Wed 15) leaves on Thu 16, the draft comes back after the gap
    const plain = ladder([email('L', 5, 1), handOver('H')]);
    const env = envOf([approved, handOver('H')], [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-10', { planHash: 'plain' })]);
    const story = play({ ...env, plans: { ...env.plans, plain } }, {}, '2025-10-24');
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1', '2025-10-16 L f2', '2025-10-23 draft creditManager f1']);
  });
});

describe('every contact of a key account is its owner’s draft (law 24, sendMode owner)', () => {
  const owned = { policies: { sendMode: 'owner' as const } };

  it('after two business days the substitute’s, then the credit manager’s; it never leaves alone', () => {
    // Mon 13, Wed 15, Fri 17, Tue 21, Thu 23 October: the credit manager is asked again and again
    const story = play(envOf([email('R1', 5, 1), handOver('H')], [invoice('F1', '2025-10-06')], owned), {}, '2025-10-22');
    expect(days(story)).toEqual([
      '2025-10-13 draft owner f1',
      '2025-10-15 draft substitute f1',
      '2025-10-17 draft creditManager f1',
      '2025-10-21 draft creditManager f1',
    ]);
  });

  it('agreed to by the substitute it leaves', () => {
    let asked = 0;
    const answer = (): { outcome: string; hours: number } | undefined => {
      asked += 1;
      return asked === 2 ? { outcome: 'approved', hours: 1 } : undefined;
    };
    const story = play(envOf([email('R1', 5, 1), handOver('H')], [invoice('F1', '2025-10-06')], owned), { answer });
    expect(days(story)).toEqual(['2025-10-13 draft owner f1', '2025-10-15 draft substitute f1', '2025-10-15 R1 f1']);
  });
});

describe('a scenario may have each message confirmed before it leaves (law 24, sendMode confirm)', () => {
  const confirmed = { policies: { sendMode: 'confirm' as const } };
  const items = [invoice('F1', '2025-10-06')];

  it('by a collector, step after step', () => {
    // J+5 Sat 11: Mon 13 October; J+15: Tue 21
    const story = play(envOf([email('R1', 5, 1), email('R2', 15, 2), handOver('H')], items, confirmed), yes(1));
    expect(days(story)).toEqual(['2025-10-13 draft collector f1', '2025-10-13 R1 f1', '2025-10-21 draft collector f1', '2025-10-21 R2 f1']);
  });

  it('nothing leaves without their word: asked again every two business days, refused it is parked (law 12)', () => {
    // Mon 13, Wed 15, Fri 17 October
    const steps = [email('R1', 5, 1), handOver('H')];
    const asked = play(envOf(steps, items, confirmed), {}, '2025-10-20');
    expect(days(asked)).toEqual(['2025-10-13 draft collector f1', '2025-10-15 draft collector f1', '2025-10-17 draft collector f1']);
    const refused = play(envOf(steps, items, confirmed), { answer: () => ({ outcome: 'refused', hours: 2 }) });
    expect(days(refused)).toEqual(['2025-10-13 draft collector f1']);
    expect(refused.last.positions[0]).toMatchObject({ status: 'parked', reason: { code: 'contentRefused' } });
  });

  it('whom a step names confirms it alone', () => {
    const story = play(envOf([approved, handOver('H')], items, confirmed), yes(1));
    expect(days(story)).toEqual(['2025-10-13 draft creditManager f1', '2025-10-13 R1 f1']);
  });
});
