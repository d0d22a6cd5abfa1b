import { toDayNumber, type Calendar } from '@relance/domain';
import type { CaseFacts, EntityPolicy, FeedFacts, ItemFacts, PayerFacts } from '@relance/scenario';
import { readDay, splitDay } from './days.js';
import { accountNames, eachItem } from './each-account.js';
import { dayOf, known, numberOf, readCents, readOptions } from './options.js';
import { linesUnder, saidOf, type WrittenCase } from './read-cases.js';

/** Hour at which items become known, local minutes. */
const RECORDED_AT_MINUTE = 480;

interface Account {
  payer: PayerFacts;
  /** Accounts it pays for: a purchasing centre (law 6). */
  buyers: string[];
}

function readAccount(line: string): Account {
  const [, accountId = '', remarks = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
  const options = readOptions(remarks, line);
  const debtorClass = options.has(/public buyer/) ? 'publicBuyer' : options.has(/consumer/) ? 'consumer' : 'business';
  const payer: PayerFacts = {
    accountId,
    debtorClass,
    territory: options.take(/in ([\w-]+)/)?.[0] ?? 'FR',
    segment: options.take(/segment (\w+)/)?.[0] ?? 'all',
    hasEmail: !options.has(/no e-mail/),
    hasPhone: !options.has(/no phone/),
    hasMobile: !options.has(/no mobile/),
    hasAddress: !options.has(/no address/),
  };
  const buyers = options.take(/pays for ([\w ]+)/)?.[0]?.split(' ') ?? [];
  options.close();
  return { payer, buyers };
}

function readItem(line: string, calendar: Calendar): ItemFacts & { scenario?: string } {
  const [, number = '', amount = '', currency = '', remarks = ''] = /^(\S+)\s+([\d.]+) ([A-Z]{3}),?\s*(.*)$/.exec(line) ?? [];
  const options = readOptions(remarks, line);
  const isCredit = options.has(/credit/);
  const due = dayOf(options.take(/due (.+)/));
  const invoiced = dayOf(options.take(/invoiced (.+)/));
  const told = dayOf(options.take(/known (.+)/));
  const level = options.take(/level (\d) on (.+?)( confirmed)?/);
  const holder = options.take(/(factored|assigned)( with mandate)?/);
  const dueDay = toDayNumber(due ?? invoiced ?? '');
  const invoiceDay = invoiced === undefined ? dueDay - 30 : toDayNumber(invoiced);
  const cents = readCents(amount) * (isCredit ? -1 : 1);
  const recordedDay = told === undefined ? invoiceDay : toDayNumber(told);
  const money = (word: string): number | undefined => {
    const found = options.take(new RegExp(`${word} ([\\d.]+)`));
    return found === undefined ? undefined : readCents(found[0] ?? '');
  };
  const delivered = dayOf(options.take(/delivered (.+)/));
  const contacted = level?.[1] === undefined ? undefined : dayOf([level[1]]);
  const item: ItemFacts & { scenario?: string } = {
    id: number.toLowerCase(),
    number,
    accountId: options.take(/of (\w+)/)?.[0] ?? '',
    type: isCredit ? 'creditNote' : 'invoice',
    currency,
    invoiceDay,
    dueDay,
    facts: [{ kind: 'stated', cents, day: invoiceDay, recordedAt: calendar.toInstant(recordedDay, RECORDED_AT_MINUTE) }],
    ...known({
      payeeAccountId: options.take(/payee (\w+)/)?.[0],
      namesItemId: options.take(/naming (\w+)/)?.[0]?.toLowerCase(),
      blocked: options.has(/blocked/) ? true : undefined,
      serviceCode: options.take(/service (\w+)/)?.[0],
      lastLevel: numberOf(level),
      lastContactDay: contacted === undefined ? undefined : toDayNumber(contacted),
      historyConfirmed: level?.[2] === undefined ? undefined : true,
      deliveryDay: delivered === undefined ? undefined : toDayNumber(delivered),
      holder:
        holder === undefined
          ? undefined
          : { by: holder[0] === 'factored' ? ('factored' as const) : ('assigned' as const), mandate: holder[1] !== undefined },
      vatCents: money('VAT'),
      retentionCents: money('retention'),
      discountCents: money('discount'),
      scenario: options.take(/scenario ([\w-]+)/)?.[0],
    }),
  };
  options.close();
  return item;
}

/** `thu 30 Oct 2025  covers mon 27 Oct 2025`: a payment feed and up to which day it tells what was received (law 8). */
function readFeed(line: string, calendar: Calendar): FeedFacts {
  const { date, rest } = splitDay(line);
  const coversDay = toDayNumber(readDay(rest.replace(/^covers /, '')));
  return { coversDay, recordedAt: calendar.toInstant(toDayNumber(date), RECORDED_AT_MINUTE) };
}

/** The cases of a written case, one a payer; `hashOf` gives the plan of a scenario by its name, the first one by none. */
export function readPortfolio(written: WrittenCase, calendar: Calendar, hashOf: (scenario: string | undefined) => string): CaseFacts[] {
  const lines = linesUnder(written, 'accounts');
  const accounts = (lines.length === 0 ? ['Client'] : lines).map((line) => readAccount(line));
  const first = accounts[0]?.payer.accountId ?? '';
  const names = accountNames(lines);
  const items = linesUnder(written, 'items').flatMap((line) =>
    eachItem(line, names).map((one) => {
      const { scenario, ...item } = readItem(one, calendar);
      const own = one === line ? first : item.number;
      return { ...item, accountId: item.accountId === '' ? own : item.accountId, planHash: hashOf(scenario) };
    }),
  );
  const feeds = linesUnder(written, 'feeds').map((line) => readFeed(line, calendar));
  return accounts.map(({ payer, buyers }) => ({
    version: 1,
    caseId: payer.accountId,
    entityId: 'entity',
    payer,
    items: items.filter(({ accountId }) => accountId === payer.accountId || buyers.includes(accountId)),
    receipts: [],
    tasks: [],
    suspensions: [],
    ...(feeds.length === 0 ? {} : { feeds }),
  }));
}

/** The creditor entity of a written case; metropolitan France, gap 7, cap 4 in 30 days, weekdays from 9 to 17 h where it says nothing. */
export function readEntity(written: WrittenCase): EntityPolicy {
  const said = saidOf(written, 'entity') ?? '';
  const options = readOptions(said, said);
  const cap = options.take(/cap (\d+) in (\d+)/);
  const hours = options.take(/(\d+)-(\d+) h/);
  const fees = options.take(/late fees ([\d.]+) % and ([\d.]+) EUR/);
  const policy: EntityPolicy = {
    territory: options.take(/in ([\w-]+)/)?.[0] ?? 'FR',
    gapDays: numberOf(options.take(/gap (\d+)/)) ?? 7,
    cap: { contacts: Number(cap?.[0] ?? 4), days: Number(cap?.[1] ?? 30) },
    window: { fromMinute: Number(hours?.[0] ?? 9) * 60, toMinute: Number(hours?.[1] ?? 17) * 60, weekdays: [1, 2, 3, 4, 5] },
  };
  if (fees !== undefined) {
    const [rate = '', indemnity = ''] = fees;
    policy.lateFees = [{ fromDay: 0, currency: 'EUR', annualRateBasisPoints: readCents(rate), indemnityCents: readCents(indemnity) }];
  }
  options.close();
  return policy;
}
