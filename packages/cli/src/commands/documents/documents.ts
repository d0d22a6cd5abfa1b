import { writeFile } from 'node:fs/promises';
import { contracts, type ItemDocument, type Localized } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { fetchBytes } from '../../connection/fetch-bytes.js';
import { sendFile } from '../../connection/send-file.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';
import { pathOf } from '../../terminal/read-file.js';

const names: Readonly<Record<ItemDocument['kind'], Localized>> = {
  invoice: { fr: 'facture', en: 'invoice' },
  order: { fr: 'commande', en: 'order' },
  deliveryNote: { fr: 'bon de livraison signé', en: 'signed delivery note' },
  termsAccepted: { fr: 'conditions acceptées', en: 'accepted terms' },
};

const knownBefore: Localized = { fr: 'Déjà connu : rien ne change.', en: 'Known before: nothing changes.' };
const none: Localized = { fr: 'Aucun document.', en: 'No document.' };

function lineOf({ kind, contentType, bytes, contentHash }: ItemDocument, { locale }: CommandContext): string {
  return [names[kind][locale], contentType, `${String(Math.ceil(bytes / 1024))} ${locale === 'fr' ? 'Ko' : 'KB'}`, contentHash].join('  ');
}

/** `relance documents add ITEM FILE --kind KIND`: adds a document to an item. */
export async function addDocument(context: CommandContext, id: string, file: string, kind: string): Promise<CommandResult> {
  const output = await sendFile(context, connect(context), contracts.addDocument, { file, params: { id }, querystring: { kind } });
  const line = lineOf(output.document, context);
  return { exitCode: 0, output, lines: output.recorded ? [line] : [told(context, knownBefore), line] };
}

/** `relance documents list ITEM`: the documents of an item. */
export async function listDocuments(context: CommandContext, id: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listDocuments, { params: { id } });
  const lines = output.documents.map((document) => lineOf(document, context));
  return { exitCode: 0, output, lines: lines.length === 0 ? [told(context, none)] : lines };
}

/** `relance documents get ITEM HASH --output FILE`: the exact bytes of a document. */
export async function getDocument(context: CommandContext, id: string, hash: string, target: string): Promise<CommandResult> {
  const bytes = await fetchBytes(context, contracts.getDocument, { id, hash });
  await writeFile(pathOf(context.io, target), bytes);
  return { exitCode: 0, output: { file: target, bytes: bytes.length }, lines: [`→ ${target}`] };
}
