import { createHash } from 'node:crypto';
import { canonicalJson, type Locale } from '@relance/domain';
import type { Dispatch, DossierPoint, ItemDocument, LetterProof } from '@relance/schemas';
import { leftAt, type DossierMaterial } from './dossier-material.js';
import { accessoryTable, contactTable, itemTable, journalTable, messageTable } from './dossier-tables.js';
import type { ItemAccessories } from './item-accessories.js';

/** A file of a dossier: where it lies, and its exact bytes. */
export interface DossierFile {
  path: string;
  bytes: Uint8Array;
}

/** What a dossier holds beside what was read: the checklist, the accessories, the statement as PDF, and the day of an instant. */
export interface DossierParts {
  material: DossierMaterial;
  accessories: readonly ItemAccessories[];
  checklist: readonly DossierPoint[];
  statement: Uint8Array;
  civilDateOf: (instantMs: number) => string;
  /** The bytes kept under a hash. */
  kept: (hash: string) => Promise<Uint8Array>;
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
};

/** How the file of some bytes ends; without a media type they are an e-mail. */
function endingOf(contentType: string | undefined): string {
  return contentType === undefined ? 'eml' : (endings[contentType.split(';')[0] ?? ''] ?? 'bin');
}

/** A part of a path that every system takes: a number may hold a slash, or look like another folder. */
function safe(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/gu, '-').replace(/^-+|-+$/gu, '') || 'x';
}

const SHORT = 8;

function messagePath({ civilDateOf }: DossierParts, dispatch: Dispatch): string {
  const { _id, channel, level, contentType } = dispatch;
  const ending = channel === 'sms' ? 'txt' : endingOf(contentType);
  return `messages/${civilDateOf(leftAt(dispatch))}-n${String(level)}-${channel}-${safe(_id).slice(0, SHORT)}.${ending}`;
}

function proofPath({ material }: DossierParts, { dispatchId, kind, contentHash, contentType }: LetterProof): string {
  const number = material.numbers.get(dispatchId) ?? dispatchId.slice(0, SHORT);
  return `preuves/${safe(number)}-${kind}-${contentHash.slice(0, SHORT)}.${endingOf(contentType)}`;
}

function documentPath({ material }: DossierParts, { itemId, kind, contentHash, contentType }: ItemDocument): string {
  const number = material.items.find(({ _id }) => _id === itemId)?.number ?? itemId;
  return `documents/${safe(number)}-${kind}-${contentHash.slice(0, SHORT)}.${endingOf(contentType)}`;
}

const checklistHeads = { fr: 'Liste de contrôle', en: 'Checklist' } as const;

/** The checklist as a text, in French, then in English. */
function checklistText(checklist: readonly DossierPoint[]): Uint8Array {
  const linesIn = (locale: Locale): string[] =>
    checklist.map(({ isMissing, items = [], ...words }) => {
      const missing = { fr: 'manque', en: 'missing' }[locale];
      const which = items.length === 0 ? '' : ` (${items.join(', ')})`;
      return isMissing ? `[ ] ${words[locale]} : ${missing}${which}` : `[x] ${words[locale]}`;
    });
  const text = (['fr', 'en'] as const).map((locale) => [checklistHeads[locale], '', ...linesIn(locale), ''].join('\r\n')).join('\r\n');
  return Buffer.from(text, 'utf8');
}

/** What was kept under its hash: messages as they left, proofs, documents; what is under one path is there once. */
async function keptFiles(parts: DossierParts): Promise<DossierFile[]> {
  const { material, kept } = parts;
  const named = [
    ...material.messages.map((one) => ({ path: messagePath(parts, one), hash: one.contentHash })),
    ...material.proofs.map((one) => ({ path: proofPath(parts, one), hash: one.contentHash })),
    ...material.documents.map((one) => ({ path: documentPath(parts, one), hash: one.contentHash })),
  ];
  const files = new Map<string, DossierFile>();
  for (const { path, hash } of named) if (hash !== undefined && !files.has(path)) files.set(path, { path, bytes: await kept(hash) });
  return [...files.values()];
}

/** The list of all other files with their hashes, and what the dossier is about: whoever has it can check that nothing was changed. */
function manifestOf({ material, checklist }: DossierParts, files: readonly DossierFile[]): DossierFile {
  const { entity, payer, records, items, journal, handover, asOf } = material;
  const about = {
    creditor: { name: entity.name, siren: entity.siren },
    account: { code: payer.code, name: payer.name, ...(payer.siren === undefined ? {} : { siren: payer.siren }) },
    case: records.case._id,
    asOf,
    items: items.map(({ number, dueDate, currency, outstandingCents }) => ({ number, dueDate, currency, outstandingCents })),
    ...(handover === undefined
      ? {}
      : { handover: { id: handover._id, to: handover.addressee, mandate: handover.mandateReference ?? null } }),
    journal: { entries: journal.length, lastHash: journal.at(-1)?.hash ?? null },
    missing: checklist.filter(({ isMissing }) => isMissing).map(({ code }) => code),
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return { path: 'manifest.json', bytes: Buffer.from(`${canonicalJson(about)}\n`, 'utf8') };
}

/** SHA-256 of some bytes in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every file of a dossier in a fixed order, tables in the language of the entity: the same for the same content. */
export async function dossierFiles(parts: DossierParts): Promise<DossierFile[]> {
  const { material, accessories, checklist, statement } = parts;
  const { locale } = material.entity;
  const inside = [
    { path: 'pieces.csv', bytes: await itemTable(material, locale) },
    { path: 'releve.pdf', bytes: statement },
    { path: 'accessoires.csv', bytes: await accessoryTable(accessories, locale) },
    { path: 'contacts.csv', bytes: await contactTable(material, locale) },
    { path: 'messages.csv', bytes: await messageTable(material, (one) => messagePath(parts, one), locale) },
    { path: 'journal.csv', bytes: await journalTable(material, locale) },
    { path: 'a-completer.txt', bytes: checklistText(checklist) },
    ...(await keptFiles(parts)),
  ];
  inside.sort((one, other) => (one.path < other.path ? -1 : 1));
  return [manifestOf(parts, inside), ...inside];
}
