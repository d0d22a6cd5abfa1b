import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate/simulate.js';
import { placed } from '../../testing/placement.js';
import { caseOf, email, handOver, invoice, ladder, paris, usualPolicy } from '../../testing/small-world.js';
import { formalNotice, type FormalNoticeData } from './kind.js';

const notice: FormalNoticeData = { ...formalNotice.defaults, template: 'mise-en-demeure' };

describe('a formal notice', () => {
  it('is of level 5 (law 7), registered, with a deadline (law 10) and the approval of its content (law 24) unless the user says otherwise', () => {
    expect(formalNotice.compile(notice, placed({ sent: 7, failed: 8 }))).toMatchObject([
      { channel: 'registered', level: 5, rank: 3, deadlineDays: 8, approval: { by: ['creditManager'], openBusinessDays: 3 } },
    ]);
    expect(formalNotice.timing(notice).contact).toMatchObject({ level: 5, isApproved: true, deadlineDays: 8 });
    const { approval, ...withoutApproval } = notice;
    expect(approval).toBeDefined();
    expect(formalNotice.timing(withoutApproval).contact).toMatchObject({ isApproved: false });
  });

  it('grants a deadline in any case, has no level to choose, and never leaves by SMS', () => {
    const fits = new Ajv({ strict: false }).compile(formalNotice.dataSchema);
    const { deadlineDays, ...withoutDeadline } = notice;
    expect(deadlineDays).toBe(8);
    expect(fits(notice)).toBe(true);
    expect(fits(withoutDeadline)).toBe(false);
    expect(fits({ ...notice, level: 4 })).toBe(false);
    expect(fits({ ...notice, channel: 'sms' })).toBe(false);
    expect(fits({ ...notice, channel: 'email' })).toBe(true);
  });

  it('claims its own item alone: another that is overdue is listed for information (law 17)', () => {
    // F1 due Mon 6 October 2025: R1 on J+7 = Mon 13, notice on J+37 = Wed 12 November. F2 due Mon 3 November: R1 on J+7 = Mon 10.
    const [step] = formalNotice.compile({ ...notice, approval: { by: [], openBusinessDays: 3 } }, placed({ sent: 2, failed: 2 }));
    if (step?.op !== 'contact') throw new Error('a formal notice is a contact');
    const { approval, ...unapproved } = step;
    expect(approval).toBeDefined();
    const plan = ladder([email('R1', 7, 1), { ...unapproved, nodeId: 'MED' }, handOver('H')], { policies: { gapDays: 2 } });
    const items = [invoice('F1', '2025-10-06'), invoice('F2', '2025-11-03')];
    const input = { plans: { plan }, calendars: { FR: paris.data }, policy: usualPolicy, cases: [caseOf(items)] };
    const { contacts } = simulate({ ...input, from: '2025-10-01', to: '2025-11-20' });
    expect(contacts.map(({ date, nodeId, items: lines }) => ({ date, nodeId, lines }))).toEqual([
      { date: '2025-10-13', nodeId: 'R1', lines: [{ number: 'F1', role: 'reminded' }] },
      {
        date: '2025-11-10',
        nodeId: 'R1',
        lines: [
          { number: 'F1', role: 'listed' },
          { number: 'F2', role: 'reminded' },
        ],
      },
      {
        date: '2025-11-12',
        nodeId: 'MED',
        lines: [
          { number: 'F1', role: 'claimed' },
          { number: 'F2', role: 'listed' },
        ],
      },
    ]);
  });
});
