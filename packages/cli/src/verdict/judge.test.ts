import { itemId } from '@relance/domain';
import type { ItemRow } from '@relance/imports';
import type { CaseView, Dispatch, Entity, Item, TokenPosition } from '@relance/schemas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../testing/run-cli.js';
import { judgeItems } from './judge-items.js';
import { judgeMails } from './judge-mails.js';
import type { Ledger } from './read-ledger.js';
import type { ReceivedMail } from './read-mails.js';
import { settledMails } from './verdict.js';

const entity = JSON.parse(readFileSync(join(fixtures, 'entity.json'), 'utf8')) as Entity;

const row = (number: string, outstandingCents = 187_200): ItemRow => ({
  accountCode: 'C001',
  number,
  type: outstandingCents < 0 ? 'creditNote' : 'invoice',
  instalmentOrdinal: 1,
  currency: 'EUR',
  outstandingCents,
});

const idOf = ({ accountCode, type, number, instalmentOrdinal: ordinal }: ItemRow): string =>
  itemId({ entityId: entity._id, accountCode, type, number, ordinal });

const item = (number: string, more: Partial<Item> = {}): Item => ({
  _id: idOf(row(number)),
  entityId: 'main',
  accountId: 'account-1',
  caseId: 'case-1',
  type: 'invoice',
  number,
  ordinal: 1,
  currency: 'EUR',
  invoiceDate: '2025-07-20',
  dueDate: '2025-08-29',
  facts: [],
  outstandingCents: 187_200,
  open: true,
  rowHash: '',
  version: 1,
  ...more,
});

const dispatch = (id: string, more: Partial<Dispatch> = {}): Dispatch => ({
  _id: id,
  entityId: 'main',
  caseId: 'case-1',
  accountId: 'account-1',
  state: 'accepted',
  channel: 'email',
  scenarioId: 'pme',
  nodeId: 'r1',
  visit: 1,
  level: 1,
  lines: [{ itemId: idOf(row('F-101')), role: 'reminded', outstandingCents: 187_200, currency: 'EUR', nodeId: 'r1', visit: 1 }],
  intentAt: 0,
  planHash: 'h',
  locale: 'fr',
  messageId: `<${id}@martin.example>`,
  ...more,
});

const text = 'FOURNITURES MARTIN\nMenuiserie\nDupré : facture F-101, échue le 29 août 2025, 1\u202f872,00\u00a0€';
const mail = (id: string, more: Partial<ReceivedMail> = {}): ReceivedMail => {
  return { id: `mail-${id}`, messageId: `${id}@martin.example`, dispatchId: id, text, ...more };
};

const ledger = (items: Item[], positions: TokenPosition[], dispatches: Dispatch[] = []): Ledger => {
  const view = {
    case: {} as CaseView['case'],
    accounts: [{ _id: 'account-1', name: 'Menuiserie Dupré' }] as CaseView['accounts'],
    items,
    positions,
  };
  return { entity, cases: [view], dispatches };
};

describe('the verdict on mails', () => {
  const codes = (dispatches: Dispatch[], mails: ReceivedMail[]): string[] =>
    judgeMails(ledger([item('F-101')], [], dispatches), mails).map(({ code }) => code);
  const good = dispatch('d1');
  const copied: Partial<Dispatch> = { copies: [{ role: 'salesRep', mode: 'cc', state: 'sent', address: 's@x.example' }] };
  const other = (more: Partial<Dispatch>): Dispatch => dispatch('d2', more);
  const nextStep = [{ ...good.lines[0], nodeId: 'r2' }] as Dispatch['lines'];

  const listed = dispatch('d1', { lines: good.lines.map((line) => ({ ...line, role: 'listed' as const })) });
  const reduced = (amount: string): string => `Fournitures Martin, Menuiserie Dupré F-101 20/07/2025 29 août 2025 29/08/2025 ${amount}`;

  it.each<[string, Dispatch[], ReceivedMail[], string[]]>([
    ['all is well', [good], [mail('d1')], []],
    ['the same mail twice', [good], [mail('d1'), mail('d1', { id: 'again' })], ['duplicateMail']],
    ['a mail and its one copy', [dispatch('d1', copied)], [mail('d1'), mail('d1', { id: 'copy' })], []],
    ['a copy twice', [dispatch('d1', copied)], [mail('d1'), mail('d1', { id: 'b' }), mail('d1', { id: 'c' })], ['duplicateMail']],
    ['the same dispatch under two Message-IDs', [good], [mail('d1'), mail('x', { dispatchId: 'd1' })], ['duplicateMail', 'mailUnknown']],
    ['the same step of the same item in two dispatches', [good, other({})], [mail('d1'), mail('d2')], ['duplicateStep']],
    ['the next step of the same item', [good, other({ lines: nextStep })], [mail('d1'), mail('d2')], []],
    ['an accepted mail that never arrived', [good], [], ['mailLost']],
    ['a failed one that never arrived', [dispatch('d1', { state: 'failed' })], [], []],
    ['a mail nobody accepted', [dispatch('d1', { state: 'failed' })], [mail('d1')], ['mailUnknown']],
    ['no number', [good], [mail('d1', { text: text.replace('F-101', '') })], ['mailIncomplete']],
    ['another amount', [good], [mail('d1', { text: text.replace('872', '873') })], ['mailIncomplete']],
    ['no due date', [good], [mail('d1', { text: text.replace('29 août', '') })], ['mailIncomplete']],
    ['the due date in figures', [good], [mail('d1', { text: text.replace('29 août 2025', '29/08/2025') })], []],
    ['no creditor', [good], [mail('d1', { text: text.replace('MARTIN', '') })], ['mailIncomplete']],
    ['no debtor', [good], [mail('d1', { text: text.replace('Dupré', '') })], ['mailIncomplete']],
    ['a listed line less a credit', [listed], [mail('d1', { text: reduced('1\u202f236,83\u00a0€') })], []],
    ['an English listed line less a credit', [{ ...listed, locale: 'en' }], [mail('d1', { text: reduced('£1,236.83') })], []],
    ['a listed line beyond what is owed', [listed], [mail('d1', { text: reduced('1\u202f972,00\u00a0€') })], ['mailIncomplete']],
    ['a listed line without an amount', [listed], [mail('d1', { text: reduced('') })], ['mailIncomplete']],
    ['a reminded line less than what is owed', [good], [mail('d1', { text: reduced('1\u202f236,83\u00a0€') })], ['mailIncomplete']],
    ['French figures in an English mail', [dispatch('d1', { locale: 'en' })], [mail('d1')], ['mailIncomplete']],
  ])('%s', (_what, dispatches, mails, expected) => {
    expect(codes(dispatches, mails)).toEqual(expected);
  });

  it('does not hold a message of this very second against anybody', () => {
    const known = ledger([item('F-101')], [], [good]);
    const late = mail('d9');
    expect(settledMails(known, [mail('d1')], [mail('d1'), late])).toEqual([mail('d1')]);
    expect(settledMails(known, [mail('d1'), late], [mail('d1'), late])).toEqual([mail('d1'), late]);
    expect(settledMails(known, [], [mail('d1')])).toEqual([mail('d1')]);
  });
});

describe('the verdict on items', () => {
  const position = (number: string, more: Partial<TokenPosition>): TokenPosition => {
    return { itemId: idOf(row(number)), scenarioId: 'pme', planHash: 'h', nodeId: 'r1', level: 1, status: 'walking', ...more };
  };
  const judged = (found: Item[], positions: TokenPosition[], rows = [row('F-101')]) => judgeItems(ledger(found, positions), rows).items;
  const one = (fate: string): object => expect.objectContaining({ total: 1, [fate]: 1 }) as object;

  it.each<[string, Item[], TokenPosition[], string]>([
    ['paid', [item('F-101', { open: false, outstandingCents: 0 })], [], 'paid'],
    ['handed over', [item('F-101', { handedOver: true })], [], 'handedOver'],
    ['waiting for a named reason', [item('F-101')], [position('F-101', { reason: { code: 'promise', law: 8 } })], 'waiting'],
    ['waiting for its next date', [item('F-101')], [position('F-101', { nextAt: 1 })], 'waiting'],
    ['waiting for a reason nobody has words for', [item('F-101')], [position('F-101', { reason: { code: 'xyz', law: 8 } })], 'unexplained'],
    ['waiting for nothing', [item('F-101')], [position('F-101', {})], 'unexplained'],
    ['without a token', [item('F-101')], [], 'unexplained'],
    ['not there at all', [], [], 'unexplained'],
    ['closed by absence, which nothing here should do', [item('F-101', { open: false, absent: true })], [], 'unexplained'],
  ])('%s', (_what, found, positions, fate) => {
    expect(judged(found, positions)).toEqual(one(fate));
  });

  it('counts credit notes apart: nobody is reminded of them', () => {
    const credit = row('AV-1', -40_000);
    expect(judged([item('AV-1', { _id: idOf(credit), type: 'creditNote', outstandingCents: -40_000 })], [], [credit])).toEqual(
      one('credits'),
    );
  });

  it('names the heaps of waiting items in both languages', () => {
    const { waiting } = judgeItems(ledger([item('F-101')], [position('F-101', { reason: { code: 'netted', law: 5 } })]), [row('F-101')]);
    expect(waiting).toMatchObject([{ code: 'netted', items: 1 }]);
    expect(waiting[0]?.fr).toContain('avoir');
    expect(waiting[0]?.en).toContain('credit');
  });
});
