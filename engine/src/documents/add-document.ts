import type { IssueView, Item, ItemDocument } from '@relance/schemas';
import type { ContentFiles } from '@relance/store';
import type { Caller } from '../access/caller.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { mediaTypeOf } from './media-type.js';

/** Largest document taken. */
export const MOST_DOCUMENT_MEGABYTES = 10;

/** What each kind may be: what is sent on to the customer is a PDF, what somebody signed may be a picture of it. */
const typesOf: Readonly<Record<ItemDocument['kind'], readonly ItemDocument['contentType'][]>> = {
  invoice: ['application/pdf'],
  order: ['application/pdf'],
  deliveryNote: ['application/pdf', 'image/png', 'image/jpeg'],
  termsAccepted: ['application/pdf', 'image/png', 'image/jpeg'],
};

/** What a file is called that holds such bytes. */
const endings: Readonly<Record<ItemDocument['contentType'], RegExp>> = {
  'application/pdf': /\.pdf$/iu,
  'image/png': /\.png$/iu,
  'image/jpeg': /\.jpe?g$/iu,
};

function refuse(code: string, fr: string, en: string): never {
  const issue: IssueView = { code: `documents.${code}`, path: 'body/file', fr, en };
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

function typeOf(kind: ItemDocument['kind'], bytes: Uint8Array, fileName: string): ItemDocument['contentType'] {
  const contentType = mediaTypeOf(bytes);
  if (contentType === undefined || !typesOf[kind].includes(contentType)) {
    const isPdf = typesOf[kind].length === 1;
    refuse(
      'form',
      `Ce document doit être un ${isPdf ? 'PDF' : 'PDF, une image PNG ou JPEG'} : ce fichier n’en est pas un.`,
      `This document has to be ${isPdf ? 'a PDF' : 'a PDF, a PNG or a JPEG image'}: this file is none.`,
    );
  }
  if (/\.[a-z0-9]{2,5}$/iu.test(fileName) && !endings[contentType].test(fileName)) {
    refuse(
      'named',
      'Le contenu du fichier n’est pas ce que son nom annonce. Renommez-le ou choisissez le bon fichier.',
      'The content of the file is not what its name says. Rename it, or choose the right file.',
    );
  }
  return contentType;
}

/**
 * Adds a document to an item, its exact bytes kept under their hash, once; `recorded` says whether it was this call. Throws RLC_INVALID_INPUT for what is not of
 * the form of its kind by its first bytes, or is called otherwise.
 */
export async function addDocument(
  { store }: EngineDependencies,
  files: ContentFiles,
  { _id: itemId, entityId }: Item,
  {
    kind,
    bytes,
    fileName,
    caller,
    nowMs,
  }: { kind: ItemDocument['kind']; bytes: Uint8Array; fileName: string; caller: Caller; nowMs: number },
): Promise<{ document: ItemDocument; recorded: boolean }> {
  const contentType = typeOf(kind, bytes, fileName);
  const contentHash = await files.keep(bytes);
  const by = caller.userId;
  const _id = `${itemId}/${kind}/${contentHash}`;
  const document: ItemDocument = { _id, entityId, itemId, kind, contentHash, contentType, bytes: bytes.length, at: nowMs, by };
  const recorded = await store.itemDocuments.addOnce(document);
  if (!recorded) {
    const known = (await store.itemDocuments.ofItems(entityId, [itemId])).find((one) => one._id === _id);
    return { document: known ?? document, recorded };
  }
  const details = { kind, hash: contentHash };
  await store.auditLog.append({ entityId, at: nowMs, userId: by, action: 'document.added', subjectId: itemId, details });
  return { document, recorded };
}
