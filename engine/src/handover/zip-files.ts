import { zip, type AsyncZippable } from 'fflate';
import type { DossierFile } from './dossier-files.js';

/** What is packed already: packing it once more gains nothing. */
const packed = /\.(pdf|png|jpg)$/u;

/**
 * Files as a ZIP, all dated at noon of one civil day, in their order: the same bytes for the same files, in whatever zone it is made. Rejects when it
 * cannot be packed.
 */
export function zipFiles(files: readonly DossierFile[], on: string): Promise<Uint8Array> {
  const [year = 1980, month = 1, day = 1] = on.split('-').map(Number);
  // a ZIP keeps local time without a zone: noon of that day as the clock on the wall here says it
  const mtime = new Date(year, month - 1, day, 12);
  const entries: AsyncZippable = Object.fromEntries(
    files.map(({ path, bytes }) => [path, [bytes, { mtime, level: packed.test(path) ? 0 : 6 }]] as const),
  );
  return new Promise((resolve, reject) => {
    zip(entries, { consume: false }, (error, bytes) => {
      if (error === null) resolve(bytes);
      else reject(error);
    });
  });
}
