import { accountId, caseId } from '@relance/domain';
import { readContacts, type ContactRow } from '@relance/imports';
import type { ContactsImport } from '@relance/schemas';
import { CaseChanges } from './case-changes.js';
import { formOf, importOptions, importStamp, inChunks, skippedLines, warningsOf, type ImportSession } from './import-session.js';
import { openRejectedRows } from './rejected-rows.js';
import { accountDefaults, contactInputOf } from './row-to-records.js';

interface Counted {
  created: number;
  updated: number;
  unchanged: number;
}

/** Tells the cases of changed accounts: whether somebody can be written to is a fact their decisions read. */
async function tellCases(session: ImportSession, accountIds: readonly string[], changes: CaseChanges): Promise<void> {
  const { store } = session.dependencies;
  const entityId = session.entity._id;
  const accounts = await store.accounts.getMany(entityId, accountIds);
  const ids = accounts.map((account) => caseId(entityId, account.payerAccountId ?? account._id));
  const existing = await store.cases.getMany(entityId, [...new Set(ids)]);
  await changes.record(existing.map(({ _id }) => ({ caseId: _id, itemIds: [] })));
}

async function takeChunk(session: ImportSession, rows: readonly ContactRow[], changes: CaseChanges): Promise<Counted> {
  const { store } = session.dependencies;
  const entityId = session.entity._id;
  if (session.dryRun) {
    const known = await store.accounts.getMany(
      entityId,
      rows.map(({ accountCode }) => accountId(entityId, accountCode)),
    );
    const codes = new Set(known.map(({ _id }) => _id));
    const created = new Set(
      rows.filter(({ accountCode }) => !codes.has(accountId(entityId, accountCode))).map(({ accountCode }) => accountCode),
    );
    return { created: created.size, updated: codes.size, unchanged: 0 };
  }
  const outcome = await store.accounts.upsertMany(
    entityId,
    rows.map(contactInputOf),
    accountDefaults(session.entity),
    importStamp(session),
  );
  await tellCases(session, outcome.updated, changes);
  return { created: outcome.created.length, updated: outcome.updated.length, unchanged: outcome.unchanged.length };
}

/** Imports contacts of accounts by code, role and address; the same file again changes nothing. Counts are accounts. Throws RLC_FILE_UNREADABLE. */
export async function importContacts(session: ImportSession): Promise<ContactsImport> {
  const { dependencies, importId, dryRun } = session;
  const reading = await readContacts(session.upload.source, importOptions(session));
  const form = formOf(session, reading);
  const rejected = openRejectedRows(dependencies.config.dataFolder, importId, form, session.locale);
  const changes = new CaseChanges(session);
  const counted: Counted = { created: 0, updated: 0, unchanged: 0 };
  let done = 0;
  for await (const chunk of inChunks(reading.rows)) {
    const rows: ContactRow[] = [];
    for (const read of chunk) {
      if (read.kind === 'row') rows.push(read.row);
      else await rejected.add(read.rejected);
    }
    const outcome = await takeChunk(session, rows, changes);
    counted.created += outcome.created;
    counted.updated += outcome.updated;
    counted.unchanged += outcome.unchanged;
    done += chunk.length;
    session.report({ phase: 'reading', done });
  }
  const hasRejected = await rejected.close();
  return {
    importId,
    dryRun,
    rows: reading.tally.rows,
    ...counted,
    rejected: reading.tally.rejected,
    skipped: skippedLines(reading.tally),
    rejectedFile: hasRejected ? `/api/v1/imports/${importId}/rejected` : null,
    issues: warningsOf(reading.tally),
    casesWoken: await changes.wake(),
  };
}
