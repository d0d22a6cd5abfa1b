import { printLetter } from '@relance/channels';
import type { ComposedLines } from '@relance/scenario';
import type { ContactEffect } from '@relance/scenario/machine';
import {
  attachedKinds,
  attachedStatement,
  traitsOf,
  type DispatchAttachment,
  type ItemDocument,
  type OutgoingMessage,
} from '@relance/schemas';
import { statementOf, type CaseKnowledge } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';

/** What the attachments of one message may weigh together before they are encoded: beyond it mailboxes begin to refuse. */
const mostBytes = 8 * 1024 * 1024;

const endings: Readonly<Record<ItemDocument['contentType'], string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

const fileWords: Readonly<Record<ItemDocument['kind'], { fr: string; en: string }>> = {
  invoice: { fr: 'facture', en: 'invoice' },
  order: { fr: 'commande', en: 'order' },
  deliveryNote: { fr: 'bon-de-livraison', en: 'delivery-note' },
  termsAccepted: { fr: 'conditions-acceptees', en: 'accepted-terms' },
};

const statementWords = { fr: 'releve-de-compte', en: 'statement-of-account' } as const;

/** The attachments of a message as its channel takes them, and as its dispatch keeps them. */
export interface Attachments {
  files: NonNullable<OutgoingMessage['attachments']>[number][];
  kept: DispatchAttachment[];
}

/** What the card of an e-mail attaches, as it names it; nothing to what goes along with another message. */
function namesAsked({ data }: CaseKnowledge, { carrier, channel, companionOf }: ContactEffect): readonly string[] {
  const instruction = data.plans[carrier.plan]?.instructions[carrier.pc];
  if (instruction?.op !== 'contact' || companionOf !== undefined || traitsOf(channel)?.needs !== 'hasEmail') return [];
  return instruction.attachments ?? [];
}

/** The statement of the account as it stands now, kept under its hash; beside what else is attached it may be too heavy. */
async function addStatement(
  { files }: WorkerDependencies,
  knowledge: CaseKnowledge,
  into: Attachments,
  { locale, nowMs }: { locale: 'fr' | 'en'; nowMs: number },
): Promise<void> {
  const { asOf, letter } = statementOf(knowledge, { locale, nowMs });
  const { pdf } = await printLetter(letter, { registered: false });
  const contentHash = await files.keep(pdf);
  const total = into.files.reduce((sum, { bytes }) => sum + bytes.length, pdf.length);
  if (total > mostBytes) {
    into.kept.push({ kind: attachedStatement, state: 'tooLarge', contentHash });
    return;
  }
  const fileName = `${statementWords[locale]}-${asOf}.pdf`;
  into.files.push({ fileName, contentType: 'application/pdf', bytes: pdf });
  into.kept.push({ kind: attachedStatement, state: 'attached', contentHash, fileName });
}

/**
 * The documents of the items whose payment a message asks for, as its card says: of each kind the one added last. What is missing, cannot be read or would make the
 * message too heavy is left out, is kept so with the message, and never keeps it back. After them the statement of the account, where the card asks for it.
 */
export async function attachmentsOf(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  effect: ContactEffect,
  { composed, locale, nowMs }: { composed: ComposedLines; locale: 'fr' | 'en'; nowMs: number },
): Promise<Attachments> {
  const names = namesAsked(knowledge, effect);
  const kinds = names.flatMap((name) => attachedKinds[name] ?? []);
  const attachments = await documentsOf(dependencies, knowledge, kinds, { composed, locale });
  if (names.includes(attachedStatement)) await addStatement(dependencies, knowledge, attachments, { locale, nowMs });
  return attachments;
}

async function documentsOf(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  kinds: readonly ItemDocument['kind'][],
  { composed, locale }: { composed: ComposedLines; locale: 'fr' | 'en' },
): Promise<Attachments> {
  const attachments: Attachments = { files: [], kept: [] };
  if (kinds.length === 0) return attachments;
  const asked = composed.lines.flatMap(({ itemId, role }) => (role === 'reminded' || role === 'claimed' ? [itemId] : []));
  const documents = await dependencies.store.itemDocuments.ofItems(knowledge.entity._id, asked);
  let total = 0;
  for (const kind of kinds) {
    for (const itemId of asked) {
      const document = documents.findLast((one) => one.itemId === itemId && one.kind === kind);
      const bytes = document === undefined ? undefined : await bytesOf(dependencies, document);
      if (document === undefined || bytes === undefined) attachments.kept.push({ kind, itemId, state: 'missing' });
      else if (total + bytes.length > mostBytes)
        attachments.kept.push({ kind, itemId, state: 'tooLarge', contentHash: document.contentHash });
      else {
        total += bytes.length;
        const fileName = nameOf(knowledge, document, locale);
        attachments.files.push({ fileName, contentType: document.contentType, bytes });
        attachments.kept.push({ kind, itemId, state: 'attached', contentHash: document.contentHash, fileName });
      }
    }
  }
  return attachments;
}

/** Undefined where its bytes cannot be read: the message leaves without it, and says so. */
async function bytesOf({ files }: WorkerDependencies, { contentHash }: ItemDocument): Promise<Uint8Array | undefined> {
  return files.read(contentHash).catch(() => undefined);
}

function nameOf({ records }: CaseKnowledge, { itemId, kind, contentType, contentHash }: ItemDocument, locale: 'fr' | 'en'): string {
  const number = records.items.find(({ _id }) => _id === itemId)?.number ?? contentHash.slice(0, 8);
  return `${fileWords[kind][locale]}-${number.replaceAll(/[^A-Za-z0-9._-]+/gu, '-')}.${endings[contentType]}`;
}
