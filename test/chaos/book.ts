import type { ScenarioBundle, Template } from '@relance/schemas';
import { emailLadder, letterLadder, textLadder } from '../live/e-mail-ladder.js';
import type { LiveHouse } from '../live/live-house.js';

/** The ways by which the cases of a wave are written to; each has its own queue. */
export const lanes = ['email', 'sms', 'letter'] as const;

/** One of {@link lanes}. */
export type Lane = (typeof lanes)[number];

/** Days of the steps after the due date: three mails or text messages; one letter, since a person posts it before the next. */
const stepDays = { email: [1, 4, 8], sms: [1, 4, 8], letter: [1] } as const;

/** A case of the book: where its messages arrive. */
export interface BookedCase {
  lane: Lane;
  caseId: string;
  /** E-mail address, mobile number in E.164, or account code on the list of a print batch. */
  reachedAt: string;
}

const ladders = { email: emailLadder, sms: textLadder, letter: letterLadder };

/** A ladder whose every step says its number, so that a message at the sink tells which step it is. */
function numbered(lane: Lane): ScenarioBundle {
  const bundle = ladders[lane](stepDays[lane]);
  const nodes = bundle.graph.nodes.map((node) => ('template' in node.data ? { ...node, data: { ...node.data, template: node.id } } : node));
  const templates = bundle.graph.nodes
    .filter((node) => 'template' in node.data)
    .flatMap(({ id }) => bundle.templates.map((template): Template => saying(template, id)));
  return { ...bundle, templates, graph: { ...bundle.graph, scenarioId: `chaos-${lane}`, nodes } };
}

function saying(template: Template, step: string): Template {
  const said = `[${step}]`;
  return template.channel === 'sms'
    ? { ...template, id: step, body: `${said} ${template.body}` }
    : { ...template, id: step, subject: `${said} ${template.subject ?? ''}` };
}

/** Of ten cases six are written to by e-mail, three by text message, one by letter. */
function laneOf(index: number): Lane {
  const place = index % 10;
  return place < 6 ? 'email' : place < 9 ? 'sms' : 'letter';
}

/** Publishes the ladders and imports so many cases of one item each, all overdue soon. */
export async function stockBook(house: LiveHouse, cases: number): Promise<BookedCase[]> {
  for (const lane of lanes) await house.publish(numbered(lane), lane);
  const book: BookedCase[] = [];
  for (let index = 0; index < cases; index += 1) {
    const lane = laneOf(index);
    const code = `C-${String(index)}`;
    const mobile = `+3361${String(index).padStart(7, '0')}`;
    const email = `${code.toLowerCase()}@client.example`;
    const dates = { invoiceDate: '2025-08-01', dueDate: '2025-09-01' } as const;
    const row = { type: 'invoice', number: `F-${code}`, currency: 'EUR', ...dates, outstandingCents: 10_000 } as const;
    const caseId = await house.import({ code, segment: lane, email, mobile }, [row]);
    if (lane === 'letter') await giveAddress(house, code);
    book.push({ lane, caseId, reachedAt: { email, sms: mobile, letter: code }[lane] });
  }
  return book;
}

async function giveAddress({ store, entityId }: LiveHouse, code: string): Promise<void> {
  const account = await store.accounts.byCode(entityId, code);
  if (account === undefined) throw new Error(`${code} was not stored`);
  await store.accounts.replace({
    ...account,
    address: { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' },
  });
}

/** Every message the book asks for, named as it is found at the sink. */
export function expectedMessages(book: readonly BookedCase[]): string[] {
  return book.flatMap(({ lane, reachedAt }) => stepDays[lane].map((_, index) => messageKey(lane, reachedAt, `r${String(index + 1)}`)));
}

/** How a message at the sink is named: by what lane, to whom, which step. */
export function messageKey(lane: Lane, reachedAt: string, step: string): string {
  return `${lane} ${reachedAt} ${step}`;
}
