export { openStore, type Repositories, type Store } from './store.js';
export { BackupRefusedError, type BackupManifest } from './backup/backup-manifest.js';
export type { Restored, RestorePlace } from './backup/restore-backup.js';
export { openHandOverLog, type HandOverLog } from './hand-over-log.js';
export { openContentFiles, type ContentFiles } from './content-files.js';
export type { ClockRepository } from './clock.js';
export type { Page, PageRequest } from './mongo/page.js';
export type { MergeOutcome } from './mongo/merge-many.js';
export type { EntityRepository } from './people/entities.js';
export type { AbsenceRepository } from './people/absences.js';
export type { ApiKeyRepository } from './people/api-keys.js';
export type { SeatChange, SeatRepository } from './people/seats.js';
export { userId, type LockRule, type NewUser, type UserRepository } from './people/users.js';
export { callbackSessionStore, type CallbackSessionStore, type SessionRepository, type StoredSession } from './people/sessions.js';
export type { AuditEntry, AuditLog, AuditQuery } from './people/audit-log.js';
export type { AccountRepository, ChangeStamp } from './ledger/accounts.js';
export type { AccountDefaults, AccountInput, ContactInput } from './ledger/merge-account.js';
export type { ItemCounts, OpenItem, ItemReference, ItemRepository, TakenPayment } from './ledger/items.js';
export type { ImportStamp, ItemRow } from './ledger/item-row.js';
export type { AbsentCount, RowsOutcome, TouchedItem } from './ledger/item-import.js';
export type { SegmentRepository } from './ledger/segments.js';
export type { PaymentMove, PaymentRepository } from './ledger/payments.js';
export type { ImportRecord, ImportRepository } from './ledger/imports.js';
export type { CaseFacts, CaseProjection, CaseRepository, RecordedFacts, RestingMachine } from './dunning/cases/cases.js';
export type { CaseCounts, CaseList, CaseListRequest, CaseSort } from './dunning/cases/case-list.js';
export type { CaseToWake, SweepRequest, SweepSlice } from './dunning/cases/case-sweep.js';
export type { CaseRecords } from '@relance/schemas';
export type { CoverageDayRepository } from './dunning/covered/coverage-days.js';
export type { Coverage, CoverageMoment, UncoveredItem } from './dunning/covered/read-coverage.js';
export type { DispatchPatch, DispatchRepository, DispatchState } from './dunning/dispatches.js';
export type { LetterBatchRepository, PrintedBatch } from './dunning/letters/letter-batches.js';
export type { StepClaimOutcome, StepClaimRepository } from './dunning/step-claims.js';
export type { AttemptRepository, DispatchAttempt } from './dunning/attempts.js';
export { type JournalDraft } from './dunning/journal/journal-chain.js';
export type { Journal } from './dunning/journal/journal.js';
export type { AssignmentInput, ScenarioPublication, ScenarioRepository } from './dunning/scenarios.js';
export {
  everyEntity,
  firstStop,
  type SendingChange,
  type SendingPlace,
  type SendingSettlement,
  type SendingStopRepository,
} from './dunning/sending-stops.js';
export { firstTrial, type TrialPlace, type TrialSettlement, type TrialStart, type TrialRepository } from './dunning/trials.js';
export type { RecordedFactRepository, FactSettlement } from './dunning/recorded-facts.js';
export type { TaskAnswer, TaskList, TaskListRequest, TaskRepository, TaskSettlement } from './dunning/tasks.js';
