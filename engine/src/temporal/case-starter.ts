/** A case to wake: opened when no workflow carries it yet. */
export interface CaseToWake {
  entityId: string;
  caseId: string;
}

/** How far waking has come. */
export type WakeProgress = (done: number, total: number) => void;

/** Opens and wakes cases; a signal only wakes (law 3), so that doing it twice changes nothing. */
export interface CaseStarter {
  /** `eventId` deduplicates, `recordedAt` is the business instant of the facts. Throws when the service that carries cases is missing. */
  wake(cases: readonly CaseToWake[], event: { eventId: string; recordedAt: number }, progress?: WakeProgress): Promise<void>;
}
