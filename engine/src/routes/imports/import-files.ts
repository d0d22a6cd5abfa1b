import { canonicalJson, sha256Hex } from '@relance/domain';
import { inspectFile, type ColumnMapping, type InspectedFile } from '@relance/imports';
import { contracts, type ImportInspection, type ImportKind, type ImportLine } from '@relance/schemas';
import type { ImportRecord, Store } from '@relance/store';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { whoIs } from '../../access/who.js';
import { issueOf, readMapping } from '../../ledger/imports/import-session.js';
import { receiveUpload, type Upload } from '../../ledger/imports/receive-upload.js';
import { callerIn } from '../../plugins/app/access-control.js';

const formatOf = { items: 'open-items-csv', payments: 'payments-csv', contacts: 'contacts-csv' } as const;

function kindOf({ format }: InspectedFile): ImportKind | null {
  return (Object.keys(formatOf) as ImportKind[]).find((kind) => formatOf[kind] === format) ?? null;
}

/** What files that are read in the same way have in common: what they are about and their headers, in their order. */
export function headerHash(kind: ImportKind, header: readonly string[]): string {
  return sha256Hex(canonicalJson([kind, header]));
}

interface Inspected {
  file: InspectedFile;
  kind: ImportKind | null;
  mapping?: ColumnMapping;
  kept: boolean;
}

/** Looks at a file; where nobody says which header is which column, the last import of such a file does. */
async function inspect(
  store: Store,
  entityId: string,
  upload: Upload,
  asked: { kind?: ImportKind; mapping?: ColumnMapping },
): Promise<Inspected> {
  const { mapping } = asked;
  const options = (kind: ImportKind | undefined) => (kind === undefined ? {} : { format: formatOf[kind] });
  const file = await inspectFile(upload.source, { ...options(asked.kind), ...(mapping === undefined ? {} : { mapping }) });
  const kind = kindOf(file);
  if (mapping !== undefined) return { file, kind, mapping, kept: false };
  const likely = kind === null ? (Object.keys(formatOf) as ImportKind[]) : [kind];
  for (const one of likely) {
    const kept = (await store.imports.newestByHeader(entityId, headerHash(one, file.header)))?.mapping as ColumnMapping | undefined;
    if (kept === undefined) continue;
    return { file: await inspectFile(upload.source, { format: formatOf[one], mapping: kept }), kind: one, mapping: kept, kept: true };
  }
  return { file, kind, kept: false };
}

function viewOf({ file, kind, mapping, kept }: Inspected, before: readonly ImportRecord[]): ImportInspection {
  const { bytes, encoding, delimiter, software, header, sample, fields, needed, columns, faults } = file;
  return {
    kind,
    bytes,
    encoding,
    delimiter,
    ...(software === undefined ? {} : { software }),
    header: [...header],
    sample: sample.map((cells) => [...cells]),
    fields: [...fields],
    needed: needed.map((group) => [...group]),
    columns: { ...columns },
    ...(mapping === undefined ? {} : { mapping: { ...mapping } }),
    kept,
    before: before.map(({ _id: importId, at, fileName }) => ({ importId, at, fileName })),
    issues: faults.map((fault) => issueOf(fault, 'error')),
  };
}

function lineOf({ _id: id, kind, fileName, at, full = false, counts }: ImportRecord, by: string | undefined): ImportLine {
  const rejectedFile = (counts['rejected'] ?? 0) > 0 ? `/api/v1/imports/${id}/rejected` : null;
  return { id, kind, fileName, at, ...(by === undefined ? {} : { by }), full, counts: { ...counts }, rejectedFile };
}

/** What a file is before it is imported, and what was imported. */
export function inspectRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;
  app.route({
    ...contracts.inspectImport,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const { kind } = request.query;
      const mapping = readMapping(request.query.mapping);
      const upload = await receiveUpload(request, config.dataFolder);
      try {
        const asked = { ...(kind === undefined ? {} : { kind }), ...(mapping === undefined ? {} : { mapping }) };
        const inspected = await inspect(store, entityId, upload, asked);
        return viewOf(inspected, await store.imports.byHash(entityId, upload.fileHash));
      } finally {
        await upload.discard();
      }
    },
  });
  app.route({
    ...contracts.listImports,
    handler: async (request) => {
      const { rows, nextCursor } = await store.imports.list(callerIn(request).entityId, request.query);
      const ids = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
      const names = new Map(await Promise.all(ids.map(async (id) => [id, (await whoIs(store, id)).name] as const)));
      return {
        rows: rows.map((row) => lineOf(row, row.userId === undefined ? undefined : names.get(row.userId))),
        ...(nextCursor === undefined ? {} : { nextCursor }),
      };
    },
  });
}
