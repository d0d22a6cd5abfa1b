import { formatMoney, formatPlainDate } from '@relance/domain';
import type { LetterBlock, LetterDocument } from '@relance/schemas';
import { payerOf } from '@relance/scenario/machine';
import { civilDateOf, type CaseKnowledge } from '../contact/case-knowledge.js';
import { partiesData } from '../contact/contact-data.js';
import { bankLines } from '../layout/bank-details.js';
import { defaultBrandColour, signatureOf } from '../layout/layout.js';
import { legalText } from '../layout/letterhead.js';
import { lateness, numericDate } from '../layout/statement.js';
import { layoutWords } from '../layout/words.js';
import { addresseeLines, placeAndDate, referenceLines, senderBlock } from '../letter/letter-parts.js';
import type { MessageData } from '../message-data.js';
import type { StatementGroup, StatementLine } from './account-statement.js';

const words = {
  fr: {
    subject: 'Relevé de compte',
    intro: 'Voici l’état de votre compte {account} au {day}.',
    nothing: 'Aucune pièce n’est ouverte.',
    title: 'Pièces ouvertes',
    kind: { item: '', credit: 'Avoir ', receipt: 'Règlement reçu ' },
    balance: 'Solde',
    overdue: 'dont échu',
  },
  en: {
    subject: 'Statement of account',
    intro: 'This is how your account {account} stands on {day}.',
    nothing: 'No item is open.',
    title: 'Open items',
    kind: { item: '', credit: 'Credit note ', receipt: 'Payment received ' },
    balance: 'Balance',
    overdue: 'of which overdue',
  },
} as const;

function table(group: StatementGroup, title: string, locale: 'fr' | 'en'): LetterBlock {
  const own = words[locale];
  const { number, invoiceDate, dueDate, late, outstanding } = layoutWords[locale];
  const money = (cents: number): string => formatMoney(cents, group.currency, locale);
  const row = (line: StatementLine): string[] => [
    `${own.kind[line.kind]}${line.number}`,
    numericDate(line.date),
    line.dueDate === undefined ? '' : numericDate(line.dueDate),
    line.daysPastDue === undefined ? '' : lateness(line.daysPastDue, layoutWords[locale]),
    money(line.cents),
  ];
  return {
    kind: 'table',
    title,
    columns: [{ title: number }, { title: invoiceDate }, { title: dueDate }, { title: late }, { title: outstanding, amount: true }],
    rows: group.lines.map(row),
    totals: [
      { label: own.balance, amount: money(group.balanceCents) },
      ...(group.overdueCents === 0 ? [] : [{ label: own.overdue, amount: money(group.overdueCents) }]),
    ],
  };
}

/** The data the parts of a sheet are made from: no lines, and the payee accounts that something is owed to. */
function sheetData(knowledge: CaseKnowledge, groups: readonly StatementGroup[], { locale, nowMs }: StatementMoment): MessageData {
  const { entity, records } = knowledge;
  const payer = payerOf(records);
  const contact = payer.contacts.find(({ role }) => role === 'accountsPayable') ?? { name: payer.name };
  const sentOn = civilDateOf(knowledge, nowMs);
  const owed = groups.filter(({ balanceCents }) => balanceCents > 0);
  return {
    ...partiesData(knowledge, { locale, contact }),
    sentOn,
    reference: `${payer.code}-${sentOn.replaceAll('-', '')}`,
    level: 0,
    items: [],
    credits: [],
    totals: owed.flatMap(({ currency, payeeAccountId, balanceCents }) => {
      const payee = entity.payeeAccounts.find(({ id }) => id === payeeAccountId);
      if (payee === undefined) return [];
      const { holder, iban, bic, bank } = payee;
      return [{ currency, payeeAccountId, cents: balanceCents, holder, iban, bic, bank }];
    }),
  };
}

/** When and in which language a statement is made. */
export interface StatementMoment {
  locale: 'fr' | 'en';
  /** Business instant, epoch milliseconds. */
  nowMs: number;
}

/** A statement of account as a letter: a table for each currency and payee account, and where to pay what is owed. Pure. */
export function statementLetter(knowledge: CaseKnowledge, groups: readonly StatementGroup[], moment: StatementMoment): LetterDocument {
  const { locale } = moment;
  const own = words[locale];
  const data = sheetData(knowledge, groups, moment);
  const several = groups.length > 1;
  const titleOf = ({ currency, payeeAccountId }: StatementGroup): string =>
    several
      ? `${own.title} (${currency}, ${knowledge.entity.payeeAccounts.find(({ id }) => id === payeeAccountId)?.bank ?? payeeAccountId})`
      : own.title;
  const intro = own.intro.replace('{account}', data.account.code).replace('{day}', formatPlainDate(data.sentOn, locale));
  const shared = layoutWords[locale];
  return {
    locale,
    datedOn: data.sentOn,
    subject: own.subject,
    sender: senderBlock(data, defaultBrandColour),
    addressee: addresseeLines(data),
    placeAndDate: placeAndDate(data),
    references: referenceLines(data),
    blocks: [
      { kind: 'paragraph', runs: [{ text: intro }] },
      ...(groups.length === 0
        ? [{ kind: 'paragraph' as const, runs: [{ text: own.nothing }] }]
        : groups.map((group) => table(group, titleOf(group), locale))),
      ...(data.totals.length === 0 ? [] : [{ kind: 'bank' as const, title: shared.bankDetails, lines: bankLines(data) }]),
    ],
    closing: shared.regards,
    signature: signatureOf(data),
    legal: legalText(data),
    words: { subject: shared.subject, page: shared.page, registered: shared.registered },
  };
}
