import { businessNow } from '@relance/domain';
import type { Dispatch, GraphNode, ScenarioBundle, Task } from '@relance/schemas';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { textsOf } from '../replay/corpus.js';
import { letterLadder, emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in two seconds. */
const scale = 86_400_000 / 2000;

/** A word of its own in every field that may hold something about a person, or that a person wrote; whoever finds one knows where it came from. */
const canaries = {
  accountName: 'Zorglub Maçonnerie',
  contactName: 'Quentin Vauquelincourt',
  email: 'quentin.canari-courriel@client.example',
  mobile: '+33699887766',
  street: '9 impasse du Canari-Rue',
  city: 'Canariville',
  senderName: 'Hortense Canari-Expéditrice',
  senderEmail: 'canari-expediteur@brevanne.example',
  subject: 'canari-objet',
  body: 'canari-corps',
  letterWords: 'canari-lettre',
  brief: 'canari-consigne',
  outcomeLabel: 'canari-issue',
  stepName: 'Étape canari-étape',
  replySender: 'canari-repondant@client.example',
  replyWords: 'canari-réponse payée hier',
  callNote: 'canari-note-appel',
  disputeNote: 'canari-litige',
  noteText: 'canari-annotation',
  paymentLabel: 'canari-virement',
} as const;

const lines: string[] = [];
const keep = (line: string): void => {
  lines.push(line);
};
let house: LiveHouse;
let api: LiveApi;

/** An e-mail, a letter, then a call: each says words of its own. */
function scenario(): ScenarioBundle {
  const mails = emailLadder([1, 2]);
  const letters = letterLadder([1]).templates.map((template) => ({ ...template, body: `<p>${canaries.letterWords}</p>` }));
  const templates = mails.templates.map((template) => ({
    ...template,
    subject: `${canaries.subject} {{reference}}`,
    body: `<p>${canaries.body} {{contact.name}}</p>`,
  }));
  const [start, first, second, end] = mails.graph.nodes as [GraphNode, GraphNode, GraphNode, GraphNode];
  const outcomes = [{ id: 'reached', label: { fr: canaries.outcomeLabel, en: canaries.outcomeLabel }, reached: true }];
  const brief = { fr: canaries.brief, en: canaries.brief };
  const when = { anchor: 'dueDate', offset: 4, unit: 'days' };
  const call: GraphNode = { id: 'appel', kind: 'callTask', name: 'Appel', data: { when, level: 2, brief, openBusinessDays: 10, outcomes } };
  const letter: GraphNode = { ...second, kind: 'letter', data: { ...second.data, delivery: 'simple' } };
  const edge = (node: string, port: string, to: string) => ({ id: `${node}-${port}`, from: { node, port }, to });
  return {
    ...mails,
    templates: [...templates, ...letters],
    graph: {
      ...mails.graph,
      nodes: [start, { ...first, name: canaries.stepName }, letter, call, end],
      edges: [
        edge('depart', 'next', 'r1'),
        edge('r1', 'sent', 'appel'),
        edge('r1', 'failed', 'appel'),
        edge('appel', 'reached', 'r2'),
        edge('appel', 'expired', 'r2'),
        edge('r2', 'sent', 'fin'),
        edge('r2', 'failed', 'fin'),
      ],
    },
  };
}

beforeAll(async () => {
  house = await openHouse(scale, 'staffed', {
    sealing: 'open',
    log: (level, message, fields) => {
      keep(JSON.stringify({ level, message, ...fields }));
    },
    operations: { host: '127.0.0.1', port: 0 },
  });
  api = await openApi(house, { logTo: { write: keep } });
  const entity = await house.store.entities.get(house.entityId);
  if (entity === undefined) throw new Error('the house has no entity');
  const sender = { ...entity.sender, name: canaries.senderName, email: canaries.senderEmail };
  await house.store.entities.upsert({ ...entity, sender });
  await house.publish(scenario(), 'pme');
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

const soon = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 90_000, interval: 100 });
const dispatches = (caseOf: string): Promise<Dispatch[]> => house.store.dispatches.byCase(house.entityId, caseOf);

async function today(): Promise<string> {
  const clock = await house.store.clock.get();
  if (clock === undefined) throw new Error('the house has no clock');
  return new Date(businessNow(clock, Date.now())).toISOString().slice(0, 10);
}

async function owe(): Promise<string> {
  const dueDate = await today();
  const item = { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 } as const;
  const caseOf = await house.import({ code: 'C-1', segment: 'pme', email: canaries.email, mobile: canaries.mobile }, [item]);
  const account = await house.store.accounts.byCode(house.entityId, 'C-1');
  if (account === undefined) throw new Error('the account was not stored');
  const contacts = account.contacts.map((contact) => ({ ...contact, name: canaries.contactName }));
  const address = { lines: [canaries.street], postcode: '38000', city: canaries.city, country: 'FR' };
  await house.store.accounts.replace({ ...account, name: canaries.accountName, contacts, address });
  await house.start(caseOf);
  return caseOf;
}

/** Everything Temporal shows of a workflow to whoever looks: its histories, what is listed, its attributes, its memo, its details. */
async function seenInTemporal(workflowId: string): Promise<string> {
  const parts: string[] = [];
  for await (const run of house.client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
    const handle = house.client.workflow.getHandle(workflowId, run.runId);
    parts.push(textsOf(await handle.fetchHistory()));
    const { raw, ...described } = await handle.describe();
    const shown = { raw, memo: described.memo, attributes: described.typedSearchAttributes, list: run.raw };
    parts.push(
      JSON.stringify(shown, (_, value: unknown) =>
        value instanceof Uint8Array ? new TextDecoder().decode(value) : typeof value === 'bigint' ? String(value) : value,
      ),
    );
  }
  return parts.join('\n');
}

async function scraped(): Promise<string> {
  return `${await api.metrics()}\n${await (await fetch(`${house.operationsUrl ?? ''}/metrics`)).text()}`;
}

it('a case with a mail, a reply, a call, a promise, a dispute and a letter leaves no word of a person in Temporal, logs or metrics', async () => {
  const caseOf = await owe();
  const mail = await soon(async () => {
    const [first] = await dispatches(caseOf);
    expect(first).toMatchObject({ channel: 'email', state: 'accepted' });
    return first;
  });
  const reply = [
    `From: ${canaries.replySender}`,
    'Message-ID: <reply-1@client.example>',
    `In-Reply-To: ${mail?.messageId ?? ''}`,
    `Subject: Re: ${canaries.subject}`,
    '',
    canaries.replyWords,
    '',
  ];
  expect(await api.takeMail(reply.join('\r\n'))).toMatchObject({ recorded: true });
  const { rows: replied } = await house.store.tasks.list(house.entityId, { caseId: caseOf, state: 'open' });
  for (const { _id, outcomes } of replied)
    await api.post(`/tasks/${_id}/outcome`, { outcome: outcomes[0]?.id ?? '', note: canaries.noteText });
  const call = await soon(async (): Promise<Task> => {
    const { rows } = await house.store.tasks.list(house.entityId, { caseId: caseOf, state: 'open' });
    const [found] = rows.filter(({ kind }) => kind === 'call');
    if (found === undefined) throw new Error('no call yet');
    return found;
  });
  await api.post(`/tasks/${call._id}/attempts`, { how: 'noAnswer', note: canaries.callNote });
  await api.post(`/tasks/${call._id}/outcome`, { outcome: 'reached', note: canaries.callNote });
  await soon(async () => {
    expect(await dispatches(caseOf)).toMatchObject([{ channel: 'email' }, { channel: 'letter', state: 'handedOver' }]);
  });
  await api.post(`/cases/${caseOf}/facts`, { kind: 'note', note: canaries.disputeNote });
  await api.post(`/cases/${caseOf}/payments`, {
    cents: 120_000,
    currency: 'EUR',
    reference: canaries.paymentLabel,
    items: ['F-1'],
    note: canaries.noteText,
  });
  await soon(async () => {
    expect((await house.store.cases.get(house.entityId, caseOf))?.positions[0]).toMatchObject({ reason: { code: 'paid' } });
  });

  // the words are there: in what was sent, and in what was recorded
  const kept = JSON.stringify([await house.store.readCaseRecords(house.entityId, caseOf), await dispatches(caseOf)]);
  for (const word of [canaries.contactName, canaries.email, canaries.callNote]) expect(kept).toContain(word);

  const temporal = await seenInTemporal(`case-${caseOf}`);
  const log = lines.join('\n');
  const metrics = await scraped();
  // and those who watch see the case at work
  expect(temporal).toContain('dispatchContact');
  expect(log).toContain(mail?._id ?? '');
  expect(log).toContain(`"caseId":"${caseOf}"`);
  expect(metrics).toContain('relance_contact_outcomes_total{channel="email",outcome="sent"} 1');
  const places = { temporal, log, metrics };
  const hits = Object.entries(places).flatMap(([place, text]) =>
    Object.entries(canaries).flatMap(([field, word]) =>
      word.split(/\s+/u).some((part) => part.length > 6 && text.includes(part)) || text.includes(word) ? [`${field} in ${place}`] : [],
    ),
  );
  expect(hits).toEqual([]);
}, 240_000);
