import type { ItemDocument } from '@relance/schemas';

/** How the files begin that are taken as documents: the first bytes of each media type, whatever the file is called. */
const beginnings: readonly [contentType: ItemDocument['contentType'], first: readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** The media type of a document by its first bytes; undefined for anything else. */
export function mediaTypeOf(bytes: Uint8Array): ItemDocument['contentType'] | undefined {
  return beginnings.find(([, first]) => first.every((byte, index) => bytes[index] === byte))?.[0];
}
