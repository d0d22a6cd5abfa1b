import { channels, type BuiltMessage, type Channel, type Failed } from '@relance/channels';
import { fromDayNumber } from '@relance/domain';
import { composeLines, contactAsIf, type ComposedLines } from '@relance/scenario';
import { payerOf, type ContactEffect } from '@relance/scenario/machine';
import { channelNames, type Entity, type OutgoingMessage, type Template, type TemplatePreview } from '@relance/schemas';
import { contactId, contactLines, contactMessage, recipientOf, type CaseKnowledge, type Recipient } from '@relance/templates';
import { businessMoment } from '../../../clock/business-day.js';
import type { EngineDependencies } from '../../../dependencies.js';
import { failureText } from '../../../story/failure-words.js';
import { caseRecordsOf } from '../../../story/case-lookup.js';
import { templateFindings } from '../template-findings.js';
import { chooseText, type ChosenText, type Wanted } from './choose-text.js';
import { readCase } from './read-case.js';
import { usualSms } from './usual-sms.js';

/** What is asked to be seen, of which account, in which language. */
export interface PreviewRequest extends Wanted {
  account: string;
  locale?: 'fr' | 'en' | undefined;
}

type Refusal = NonNullable<TemplatePreview['refusal']>;
type Shown = Pick<TemplatePreview, 'items' | 'totals' | 'deadlineOn'>;

/** A refusal by its code, in words. */
export function refused(code: string): Refusal {
  return { code, fr: failureText(code, 'fr'), en: failureText(code, 'en') };
}

const nothingToSay: Refusal = {
  code: 'nothingToSay',
  fr: 'aucune pièce de ce compte n’est de celles dont cette étape parle aujourd’hui',
  en: 'no item of this account is one this step speaks of today',
};

/** A channel as it builds messages here: nothing leaves by it. */
export function channelOf({ config }: EngineDependencies, name: string): Channel {
  const known = channelNames.find((one) => one === name);
  if (known === undefined) throw new Error(`no channel is called ${name}`);
  return channels[known]({ smtpUrl: '', sms: config.sms ?? usualSms });
}

function shownOf({ records }: CaseKnowledge, effect: ContactEffect, composed: ComposedLines): Shown {
  const numbers = new Map(records.items.map(({ _id, number }) => [_id, number]));
  const { deadlineDay } = effect;
  return {
    items: contactLines(effect, composed).map(({ itemId, role, outstandingCents, currency }) => {
      return { number: numbers.get(itemId) ?? itemId, role, cents: outstandingCents, currency };
    }),
    totals: composed.totals,
    ...(deadlineDay === undefined ? {} : { deadlineOn: fromDayNumber(deadlineDay) }),
  };
}

/** The parts of a message a person looks at. */
function seen(message: OutgoingMessage, built: BuiltMessage | Failed): Partial<TemplatePreview> {
  const { subject, html, text } = message;
  if (built.outcome === 'failed') return { refusal: refused(built.code), subject, html, text };
  const { bytes, cost, described } = built;
  if (cost !== undefined) return { text: new TextDecoder().decode(bytes), sms: cost };
  if (message.letter === undefined) return { subject, html, text };
  const { pages = 0, upToGrams = 0 } = described ?? {};
  return { subject, letter: { pages, upToGrams, pdf: Buffer.from(bytes).toString('base64') } };
}

/** A contact with what it says, to whom. */
interface Written {
  effect: ContactEffect;
  composed: ComposedLines;
  recipient: Recipient;
  texts: readonly Template[];
  nowMs: number;
}

/** The message of a contact, made by the very code that sends it, or why it cannot be; nothing is stored. */
export async function writeMessage(
  dependencies: EngineDependencies,
  knowledge: CaseKnowledge,
  written: Written,
): Promise<Partial<TemplatePreview>> {
  const { effect, composed, texts: templates } = written;
  const { entity, records } = knowledge;
  const intent = { _id: contactId(records.case._id, effect), channel: effect.channel, lines: contactLines(effect, composed) };
  const dispatches = await dependencies.store.dispatches.byCase(entity._id, records.case._id);
  const message = contactMessage(knowledge, { ...written, intent, dispatches, templates });
  if ('code' in message) return { refusal: { code: message.code, ...withWhat(message) } };
  const preview = seen(message, await channelOf(dependencies, effect.channel).build(message));
  const hasProvider = preview.sms === undefined || dependencies.config.sms !== undefined;
  return hasProvider ? preview : { refusal: refused('notConfigured'), ...preview };
}

function withWhat({ code, text }: { code: string; text: string }): { fr: string; en: string } {
  const { fr, en } = refused(code);
  return { fr: `${fr} (${text})`, en: `${en} (${text})` };
}

/** The text in the language wanted; of a draft, which is written in one, that one alone. */
function templateIn({ texts }: ChosenText, locale: 'fr' | 'en'): Template | undefined {
  return texts.find((text) => text.locale === locale);
}

/**
 * A message as it would leave to an account now, made by the very code that sends it; nothing is stored, nothing moves. What keeps it from leaving is
 * told as `refusal`. Throws RLC_NOT_FOUND for an account, a text or a step that is not there.
 */
export async function makePreview(dependencies: EngineDependencies, entity: Entity, request: PreviewRequest): Promise<TemplatePreview> {
  const { store } = dependencies;
  const records = await caseRecordsOf(store, entity._id, request.account);
  const payer = payerOf(records);
  const chosen = await chooseText(store, entity._id, payer.segment, request);
  const { step, shown } = chosen;
  const { nowMs } = businessMoment(dependencies, entity);
  const knowledge = await readCase(store, entity, records, { plans: step.plan === '' ? [] : [step.plan], nowMs });
  const reached = recipientOf(channelOf(dependencies, step.channel), payerOf(knowledge.records), step.audience);
  const locale = request.locale ?? reached?.locale ?? payer.locale;
  const template = templateIn(chosen, locale);
  const findings = template === undefined ? [] : templateFindings(template);
  const { id, version } = step.template;
  const effect = contactAsIf(knowledge.environment, nowMs, step);
  const composed = effect === undefined ? undefined : composeLines(effect, knowledge.environment, nowMs);
  const preview: TemplatePreview = {
    template: { id, version, channel: step.channel, locale, isDraft: request.draft !== undefined },
    ...(shown === undefined ? {} : { step: shown }),
    ...(reached === undefined ? {} : { recipient: { name: reached.contact.name, address: reached.address } }),
    findings,
    ...(effect === undefined || composed === undefined ? { items: [], totals: [] } : shownOf(knowledge, effect, composed)),
  };
  if (findings.some(({ severity }) => severity === 'error')) return preview;
  if (effect === undefined || composed === undefined) return { ...preview, refusal: nothingToSay };
  if (reached === undefined) return { ...preview, refusal: refused('noAddress') };
  const recipient = { ...reached, locale };
  return { ...preview, ...(await writeMessage(dependencies, knowledge, { effect, composed, recipient, texts: chosen.texts, nowMs })) };
}
