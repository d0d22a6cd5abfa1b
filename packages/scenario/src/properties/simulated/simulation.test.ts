import { describe, expect, it } from 'vitest';
import type { CalendarData } from '@relance/domain';
import { simulate } from '../../simulate/simulate.js';
import { drive } from '../../testing/drive.js';
import { dateOfNumber, instantOf, local } from '../../testing/oracle/civil-time.js';
import { firstDay } from '../../testing/random/draw-facts.js';
import { freshEnvironment } from '../../testing/random/draw-world.js';
import { forAllWorlds } from '../../testing/random/for-all-worlds.js';

const days = 300;

/** `2025-09-05 09:11 R1 F0:reminded F1:listed`. */
function told(date: string, time: string, nodeId: string, items: readonly { number: string; role: string }[]): string {
  const lines = items.map(({ number, role }) => `${number}:${role}`).sort();
  return `${date} ${time} ${nodeId} ${lines.join(' ')}`;
}

describe('over random worlds', () => {
  it('P10 the simulation is what a loop of wakes, effects and receipts written on its own comes to, to the contact', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      const range = { from: instantOf(firstDay, 0), to: instantOf(firstDay + days + 1, 0) - 1 };
      const numberOf = (id: string): string => env.facts.items.find((item) => item.id === id)?.number ?? id;
      const live = drive(env, range).happenings.map(({ at, effect, shown }) => {
        const { date, minute } = local(at);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const members = effect.members.map(({ item }) => ({ number: numberOf(item), role: 'task' }));
        const lines = shown?.lines.map(({ itemId, role }) => ({ number: numberOf(itemId), role }));
        return told(date, time, effect.carrier.nodeId, lines ?? members);
      });
      const calendars: Record<string, CalendarData> = {};
      for (const [territory, calendar] of Object.entries(env.calendars)) calendars[territory] = calendar.data;
      const { contacts, tasks } = simulate({
        plans: env.plans,
        calendars,
        policy: env.policy,
        cases: [{ ...env.facts, tasks: [] }],
        from: dateOfNumber(firstDay),
        to: dateOfNumber(firstDay + days),
      });
      const simulated = [
        ...contacts.map(({ date, time, nodeId, items }) => told(date, time, nodeId, items)),
        ...tasks
          .filter(({ nodeId }) => nodeId !== '')
          .map(({ date, time, nodeId, items }) =>
            told(
              date,
              time,
              nodeId,
              items.map((number) => ({ number, role: 'task' })),
            ),
          ),
      ];
      expect(simulated.sort()).toEqual(live.sort());
    });
  });
});
