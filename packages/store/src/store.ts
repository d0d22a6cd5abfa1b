import { ulid } from 'ulid';
import type { BackupManifest } from './backup/backup-manifest.js';
import { restoreBackup, type Restored, type RestorePlace } from './backup/restore-backup.js';
import { takeBackup } from './backup/take-backup.js';
import { BoundedMap } from './bounded-map.js';
import { openClock, type ClockRepository } from './clock.js';
import { openAttempts, type AttemptRepository } from './dunning/attempts.js';
import type { CaseRecords } from '@relance/schemas';
import { readCaseRecords } from './dunning/cases/case-records.js';
import { caseRecords, openCaseRepository, type CaseRepository } from './dunning/cases/cases.js';
import { openCoverageDays, type CoverageDayRepository } from './dunning/covered/coverage-days.js';
import { readCoverage, type Coverage, type CoverageMoment } from './dunning/covered/read-coverage.js';
import { openDispatches, type DispatchRepository } from './dunning/dispatches.js';
import { openLetterProofs, type LetterProofRepository } from './dunning/letters/letter-proofs.js';
import { openRegisteredNumbers, type RegisteredNumberRepository } from './dunning/letters/registered-numbers.js';
import { openLetterBatches, type LetterBatchRepository } from './dunning/letters/letter-batches.js';
import { openItemDocuments, type ItemDocumentRepository } from './documents/item-documents.js';
import { openDigests, type DigestRepository } from './dunning/mail/digests.js';
import { openIncomingMails, type IncomingMailRepository } from './dunning/mail/incoming-mails.js';
import { openJournal, type Journal } from './dunning/journal/journal.js';
import { openScenarioDrafts, type ScenarioDraftRepository } from './dunning/scenario-drafts.js';
import { openScenarios, type ScenarioRepository } from './dunning/scenarios.js';
import { openStepClaims, type StepClaimRepository } from './dunning/step-claims.js';
import { openRecordedFacts, type RecordedFactRepository } from './dunning/recorded-facts.js';
import { openSendingStops, type SendingStopRepository } from './dunning/sending-stops.js';
import { openTrials, type TrialRepository } from './dunning/trials.js';
import { openTasks, type TaskRepository } from './dunning/tasks.js';
import { openAccounts, type AccountRepository } from './ledger/accounts.js';
import { openImports, type ImportRepository } from './ledger/imports.js';
import { openItems, type ItemRepository } from './ledger/items.js';
import { openPayments, type PaymentRepository } from './ledger/payments.js';
import { openSegments, type SegmentRepository } from './ledger/segments.js';
import { migrationsOf } from './migrations.js';
import { openDatabase, type Database } from './mongo/database.js';
import { migrationDefinition, runMigrations } from './mongo/run-migrations.js';
import { openAuditLog, type AuditLog } from './people/audit-log.js';
import { openEntities, type EntityRepository } from './people/entities.js';
import { openAbsences, type AbsenceRepository } from './people/absences.js';
import { openApiKeys, type ApiKeyRepository } from './people/api-keys.js';
import { openSavedViews, type SavedViewRepository } from './people/saved-views.js';
import { openSeats, type SeatRepository } from './people/seats.js';
import { openSessions, type SessionRepository } from './people/sessions.js';
import { openUsers, type UserRepository } from './people/users.js';

/** Cases whose items and accounts a process keeps for the next look at them. */
const REMEMBERED_CASES = 500;

/** One repository per entity. */
export interface Repositories {
  absences: AbsenceRepository;
  accounts: AccountRepository;
  apiKeys: ApiKeyRepository;
  attempts: AttemptRepository;
  auditLog: AuditLog;
  cases: CaseRepository;
  clock: ClockRepository;
  coverageDays: CoverageDayRepository;
  digests: DigestRepository;
  dispatches: DispatchRepository;
  entities: EntityRepository;
  imports: ImportRepository;
  itemDocuments: ItemDocumentRepository;
  incomingMails: IncomingMailRepository;
  items: ItemRepository;
  journal: Journal;
  letterBatches: LetterBatchRepository;
  letterProofs: LetterProofRepository;
  payments: PaymentRepository;
  scenarioDrafts: ScenarioDraftRepository;
  registeredNumbers: RegisteredNumberRepository;
  scenarios: ScenarioRepository;
  savedViews: SavedViewRepository;
  seats: SeatRepository;
  segments: SegmentRepository;
  sendingStops: SendingStopRepository;
  sessions: SessionRepository;
  stepClaims: StepClaimRepository;
  facts: RecordedFactRepository;
  tasks: TaskRepository;
  trials: TrialRepository;
  users: UserRepository;
}

/** Everything that is kept. */
export interface Store extends Repositories {
  /** Everything recorded about one case, read by ids alone. */
  readCaseRecords(entityId: string, caseId: string): Promise<CaseRecords | undefined>;
  /** The same for showing a case, never for sending: what did not change since this process last read it is taken from memory. */
  readShownCaseRecords(entityId: string, caseId: string): Promise<CaseRecords | undefined>;
  /** Whether every overdue item of an entity is in somebody's hands at this moment; reads all its cases and overdue items. */
  readCoverage(entityId: string, moment: CoverageMoment): Promise<Coverage>;
  /** Runs the migrations this database has not seen and builds missing indexes: once at the start of a process, before it works. */
  prepare(): Promise<{ migrations: number[]; indexes: string[] }>;
  /** Writes everything that is kept into an empty folder; see `takeBackup`. `filesFolder` holds the exact bytes of what was sent. */
  backup(filesFolder: string, folder: string, takenAt: number): Promise<BackupManifest>;
  /** Brings a backup into this database, which must be empty, and leaves sending stopped; see `restoreBackup`. */
  restore(folder: string, place: Omit<RestorePlace, 'sendingStops'>): Promise<Restored>;
  /** Builds missing indexes; returns the names of all. */
  ensureIndexes(): Promise<string[]>;
  /** Rejects when the server does not answer. */
  ping(): Promise<void>;
  /** Drops a throw-away database; refused with RangeError unless its name begins with `relance-test-`. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

function openRepositories(database: Database): Repositories {
  const dispatches = openDispatches(database);
  const seats = openSeats(database);
  return {
    absences: openAbsences(database),
    accounts: openAccounts(database),
    apiKeys: openApiKeys(database),
    attempts: openAttempts(database),
    auditLog: openAuditLog(database),
    cases: openCaseRepository(caseRecords(database)),
    clock: openClock(database),
    digests: openDigests(database),
    coverageDays: openCoverageDays(database),
    dispatches,
    entities: openEntities(database),
    imports: openImports(database),
    itemDocuments: openItemDocuments(database),
    incomingMails: openIncomingMails(database),
    items: openItems(database),
    journal: openJournal(database),
    letterBatches: openLetterBatches(database),
    letterProofs: openLetterProofs(database),
    payments: openPayments(database),
    scenarioDrafts: openScenarioDrafts(database),
    registeredNumbers: openRegisteredNumbers(database),
    scenarios: openScenarios(database),
    savedViews: openSavedViews(database),
    seats,
    segments: openSegments(database),
    sendingStops: openSendingStops(database),
    sessions: openSessions(database),
    stepClaims: openStepClaims(database, dispatches),
    facts: openRecordedFacts(database),
    tasks: openTasks(database),
    trials: openTrials(database),
    users: openUsers(database, seats),
  };
}

async function prepare(database: Database): Promise<{ migrations: number[]; indexes: string[] }> {
  const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const carriedOut = await runMigrations(database, migrationsOf(database), { holder: ulid(), now: Date.now, wait });
  return { migrations: carriedOut, indexes: await database.ensureIndexes() };
}

/**
 * Opens the store on a MongoDB-protocol server, with majority read and write concern. The database is named by the option, else by the
 * address, else `relance`. Rejects when the server does not answer within 5 s. Nothing is created before `prepare` or a first write.
 */
export async function openStore(uri: string, options: { databaseName?: string } = {}): Promise<Store> {
  const database = await openDatabase(uri, options.databaseName);
  const repositories = openRepositories(database);
  // known by name from the start, so that a backup has it too
  database.records(migrationDefinition);
  const lastRead = new BoundedMap<CaseRecords>(REMEMBERED_CASES);
  const read = async (entityId: string, caseId: string, known?: CaseRecords): Promise<CaseRecords | undefined> => {
    const records = await readCaseRecords(repositories, entityId, caseId, known);
    if (records !== undefined) lastRead.set(caseId, records);
    return records;
  };
  return {
    ...repositories,
    readCaseRecords: (entityId, caseId) => read(entityId, caseId),
    readShownCaseRecords: (entityId, caseId) => read(entityId, caseId, lastRead.get(caseId)),
    readCoverage: (entityId, moment) => readCoverage(repositories, entityId, moment),
    prepare: () => prepare(database),
    backup: (filesFolder, folder, takenAt) => takeBackup(database, { filesFolder }, folder, takenAt),
    restore: (folder, place) => restoreBackup(database, folder, { ...place, sendingStops: repositories.sendingStops }),
    ensureIndexes: () => database.ensureIndexes(),
    ping: () => database.ping(),
    drop: () => database.drop(),
    close: () => database.close(),
  };
}
