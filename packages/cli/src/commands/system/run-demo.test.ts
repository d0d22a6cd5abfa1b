import { accountId, businessNow, fromDayNumber, itemId, type BusinessClock } from '@relance/domain';
import type { CaseView, DemoOutput, Dispatch, Entity, Item, Progress, TaskView } from '@relance/schemas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startContractServer, problem, type Answers, type ContractServer } from '../../testing/contract-server.js';
import { failureFaults, outputFaults } from '../../testing/expect-schema.js';
import { fixtures, runCli } from '../../testing/run-cli.js';
import { sampleAnswers } from '../../testing/sample-answers.js';
import { VirtualTime } from '../../testing/virtual-time.js';

const entity = JSON.parse(readFileSync(join(fixtures, 'entity.json'), 'utf8')) as Entity;
const MAILBOX = 'http://mailbox.invalid';
const numbers = ['F-101', 'F-102', 'F-201', 'AV-201', 'F-301'];
let server: ContractServer;

afterEach(async () => {
  expect(server.breaches).toEqual([]);
  await server.stop();
});

/** An engine that remembers little: it takes what it is given, and shows a ledger made beforehand. */
class SmallEngine {
  readonly clock: BusinessClock;
  readonly time = new VirtualTime(1_000_000);
  setupNeeded = true;
  hiccups = 2;
  open: TaskView[] = [];
  paymentInstants: number[] = [];

  constructor(scale = 43_200, standsMs = 0) {
    this.clock = { epochMs: Date.UTC(2025, 8, 1, 5), originMs: this.time.nowMs() + standsMs, scale };
  }

  get nowMs(): number {
    return businessNow(this.clock, this.time.nowMs());
  }

  clockView() {
    return { ...this.clock, nowMs: this.nowMs, today: fromDayNumber(Math.floor(this.nowMs / 86_400_000)) };
  }

  progress(): Progress {
    const items = { total: 5, open: 3, paid: 2, absent: 0, handedOver: 0, waiting: 3, unexplained: 0 };
    const counts = { contacts: 1, contactsByDay: [], tasksOpen: this.open.length, tasksDone: 0, dispatches: { accepted: 1 } };
    return { clock: this.clockView(), items, waiting: { netted: 3 }, ...counts, settled: false };
  }

  answers(): Answers {
    return {
      ...sampleAnswers,
      getSession: () => ({ value: { setupNeeded: this.setupNeeded } }),
      setUp: () => {
        this.setupNeeded = false;
        this.open = [call('task-1', this.nowMs)];
        return { value: { setupNeeded: false } };
      },
      getClock: () => ({ value: this.clockView() }),
      getEntity: () => ({ value: entity }),
      getProgress: () => {
        if (this.hiccups === 0) return { value: this.progress() };
        this.hiccups -= 1;
        return problem(503, 'RLC_SERVICE_MISSING', 'Service indisponible.', 'Unavailable.');
      },
      importPayments: (call) => {
        this.paymentInstants.push(this.nowMs);
        return sampleAnswers.importPayments?.(call) ?? { value: {} };
      },
      listTasks: () => ({ value: { tasks: this.open, total: this.open.length } }),
      answerTask: ({ params, body }) => {
        const task = this.open.find((each) => each.task._id === params['id'])?.task ?? call('gone', 0).task;
        this.open = this.open.filter((each) => each.task !== task);
        return { value: { task: { ...task, state: 'done', outcome: (body as { outcome: string }).outcome }, recorded: true } };
      },
      listCases: () => ({
        value: { cases: [view().case], total: 1, totals: { openCents: 0, overdueCents: 0, currency: 'EUR' }, segments: ['pme'] },
      }),
      getCase: () => ({ value: view() }),
      listDispatches: () => ({ value: { dispatches: [dispatch] } }),
    };
  }
}

function call(id: string, openedAt: number): TaskView {
  const outcomes = [{ id: 'reached', fr: 'joint', en: 'reached', reached: true }];
  const base = { entityId: 'main', caseId: 'case-1', accountId: 'a', kind: 'call' as const, state: 'open' as const, itemIds: [] };
  return { task: { _id: id, ...base, openedAt, outcomes }, account: { code: 'C001', name: 'Menuiserie Dupré', contacts: [] }, items: [] };
}

const codeOf = (number: string): string => `C00${number.replace('AV', 'F').charAt(2)}`;

function itemOf(number: string): Item {
  const type = number.startsWith('AV') ? 'creditNote' : 'invoice';
  const paid = number === 'F-102' || number === 'F-301';
  return {
    _id: itemId({ entityId: 'main', accountCode: codeOf(number), type, number, ordinal: 1 }),
    entityId: 'main',
    accountId: accountId('main', 'C001'),
    caseId: 'case-1',
    type,
    number,
    ordinal: 1,
    currency: 'EUR',
    invoiceDate: '2025-07-20',
    dueDate: '2025-08-29',
    facts: [],
    outstandingCents: paid ? 0 : 100,
    open: !paid,
    rowHash: '',
    version: 1,
  };
}

function view(): CaseView {
  const items = numbers.map(itemOf);
  const row: CaseView['case'] = {
    id: 'case-1',
    accountCode: 'C001',
    accountName: 'Menuiserie Dupré',
    segment: 'pme',
    state: 'overdue',
    running: true,
    currency: 'EUR',
    openCents: 0,
    overdueCents: 0,
    openItems: 3,
  };
  const waiting = { scenarioId: 'pme', planHash: 'h', nodeId: 'r1', level: 1, status: 'suspended' as const };
  const positions = items.filter(({ open }) => open).map(({ _id }) => ({ itemId: _id, ...waiting, reason: { code: 'netted', law: 5 } }));
  const account = { _id: accountId('main', 'C001'), entityId: 'main', code: 'C001', name: 'Menuiserie Dupré' };
  const more = {
    debtorClass: 'business' as const,
    country: 'FR',
    territory: 'FR',
    locale: 'fr' as const,
    segment: 'pme',
    contacts: [],
    searchKey: '',
  };
  return { case: row, accounts: [{ ...account, ...more, version: 1 }], items, positions };
}

const dispatch: Dispatch = {
  _id: 'd1',
  entityId: 'main',
  caseId: 'case-1',
  accountId: accountId('main', 'C001'),
  state: 'accepted',
  channel: 'email',
  scenarioId: 'pme',
  nodeId: 'r1',
  visit: 1,
  level: 1,
  lines: [{ itemId: itemOf('F-101')._id, role: 'reminded', outstandingCents: 100, currency: 'EUR', nodeId: 'r1', visit: 1 }],
  intentAt: 0,
  planHash: 'h',
  locale: 'fr',
  messageId: '<d1@martin.example>',
};

function mailboxWith(text: string): typeof fetch {
  const summary = { id: 'm1', messageId: '<d1@martin.example>' };
  return (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(MAILBOX)) return fetch(input, init);
    return Promise.resolve(Response.json(url.endsWith('/api/messages') ? [summary] : { ...summary, headers: [], text }));
  };
}

const complete = 'Fournitures Martin à Menuiserie Dupré : F-101, 29/08/2025, 1,00 €';

function runOn(engine: SmallEngine, mail: string, more: string[]) {
  return runCli(['demo', '--samples', '.', '--server', server.url, ...more], {
    environment: { RELANCE_MAILBOX_URL: MAILBOX, RELANCE_TOKEN: 't' },
    fetch: engine.time.during(mailboxWith(mail)),
    nowMs: engine.time.nowMs,
    sleep: engine.time.sleep,
  });
}

async function demo(engine: SmallEngine, mail = complete, ...more: string[]) {
  server = await startContractServer(engine.answers());
  return runOn(engine, mail, more);
}

describe('relance demo', () => {
  it('sets up, loads, pays on the day at 7 h, answers calls, and holds', async () => {
    const engine = new SmallEngine();
    const run = await demo(engine, complete, '--json');
    expect(run.stderr).toBe('');
    expect(outputFaults('demo', run.json())).toEqual([]);
    const output = run.json() as DemoOutput;
    expect(output).toMatchObject({
      from: '2025-09-01',
      to: '2025-10-27',
      ended: 'dayReached',
      contacts: 1,
      calls: 1,
      payments: 3,
      holds: true,
    });
    expect(output.items).toEqual({ total: 5, paid: 2, handedOver: 0, credits: 1, waiting: 2, unexplained: 0 });
    expect(output.signIn?.password.length).toBeGreaterThanOrEqual(12);
    expect(run.exitCode).toBe(0);
    const operations = server.calls.map(({ operation }) => operation);
    expect(operations.filter((operation) => operation.startsWith('import'))).toEqual([
      'importItems',
      'importContacts',
      'importPayments',
      'importPayments',
    ]);
    expect(operations.indexOf('assignScenario')).toBeLessThan(operations.indexOf('importItems'));
    const payments = server.calls.filter(({ operation }) => operation === 'importPayments');
    expect(payments.map(({ query }) => query['dateOrder'])).toEqual(['day', 'day']);
    expect(payments.map(({ text }) => text.trim().split('\n').length)).toEqual([2, 3]);
    expect(engine.paymentInstants).toEqual([Date.UTC(2025, 8, 12, 5), Date.UTC(2025, 8, 18, 5)]);
    expect(server.calls.find(({ operation }) => operation === 'setUp')?.body).toMatchObject({ entity: { name: 'Fournitures Martin' } });
  });

  it('loads while business time stands, says when it starts to pass, and still pays on the day at 7 h', async () => {
    const engine = new SmallEngine(43_200, 30_000);
    const run = await demo(engine, complete, '--until', '2025-09-19');
    expect(run.stderr).toContain('Le calendrier part du lundi 1');
    expect(engine.paymentInstants).toEqual([Date.UTC(2025, 8, 12, 5), Date.UTC(2025, 8, 18, 5)]);
    expect(engine.time.nowMs()).toBeGreaterThanOrEqual(engine.clock.originMs + 18 * 2000);
  });

  it('does not hold when a mail lacks the amount, and says which', async () => {
    const run = await demo(new SmallEngine(), complete.replace('1,00', '2,00'), '--json');
    expect(run.exitCode).toBe(1);
    expect(outputFaults('demo', run.json())).toEqual([]);
    expect(run.json()).toMatchObject({ holds: false, mails: { incomplete: 1 }, faults: [{ code: 'mailIncomplete' }] });
  });

  it('tells people what happens as it happens, and how to sign in', async () => {
    const run = await demo(new SmallEngine(), complete, '--until', '2025-09-19');
    expect(run.stderr).toMatch(/2025 · 1 messages · \d appels/);
    expect(run.stderr).toContain('mot de passe');
    expect(run.stdout).toContain('Tout est réglé, passé en contentieux ou expliqué.');
  });

  it('ends at once, with the reason, when the payments are refused', async () => {
    const engine = new SmallEngine();
    server = await startContractServer({
      ...engine.answers(),
      importPayments: () => problem(422, 'RLC_FILE_UNREADABLE', 'Le fichier ne peut pas être lu.', 'Unreadable.'),
    });
    const run = await runOn(engine, complete, ['--json']);
    expect(run.exitCode).toBe(1);
    expect(run.json()).toMatchObject({ error: { code: 'RLC_FILE_UNREADABLE' } });
    expect(fromDayNumber(Math.floor(engine.nowMs / 86_400_000)) < '2025-09-16').toBe(true);
  });

  it('refuses to load samples into a Relance that runs in real time', async () => {
    const run = await demo(new SmallEngine(1), complete, '--json');
    expect(run.exitCode).toBe(2);
    expect(failureFaults(run.json())).toEqual([]);
    expect(server.calls.every(({ operation }) => !operation.startsWith('import'))).toBe(true);
  });
});
