import { accountId } from '@relance/domain';
import type { ItemRow } from '@relance/imports';
import type { IssueView } from '@relance/schemas';
import type { Store } from '@relance/store';
import { UNSORTED_SEGMENT } from './row-to-records.js';

/** Accounts looked up together. */
const SLICE = 500;

function warningFor(segment: string, accounts: number): IssueView {
  const command = `relance scenario assign SCENARIO --segment "${segment}"`;
  const one = accounts === 1;
  return {
    code: 'segmentWithoutScenario',
    severity: 'warning',
    params: { segment, accounts },
    fr:
      `Aucun scénario n’est affecté au segment « ${segment} » : rien ne sera envoyé ` +
      `${one ? 'au seul compte du fichier qui y est classé' : `aux ${accounts} comptes du fichier qui y sont classés`}. ` +
      `Affectez-en un : ${command}`,
    en:
      `No scenario is assigned to the segment “${segment}”: nothing will be sent to ` +
      `${one ? 'the one account of the file in it' : `the ${accounts} accounts of the file in it`}. ` +
      `Assign one: ${command}`,
  };
}

/** Remembers which accounts a file lists, and in which segment it puts them. */
export class SegmentWatch {
  /** Account code → segment the file names; undefined where it names none. */
  readonly #segments = new Map<string, string | undefined>();

  /** Notes the accounts of some rows; where rows of one account differ, the last one counts, as it does in the records. */
  note(rows: readonly ItemRow[]): void {
    for (const { accountCode, segment } of rows) this.#segments.set(accountCode, segment ?? this.#segments.get(accountCode));
  }

  /** One warning for each segment of these accounts that was given no scenario, with the number of accounts; in the order of their names. */
  async warnings(store: Store, entityId: string): Promise<IssueView[]> {
    const assigned = new Set((await store.scenarios.assignments(entityId)).map(({ segment }) => segment));
    const hasRules = (await store.segments.rules(entityId)) !== undefined;
    const known = await this.#known(store, entityId, hasRules);
    const counts = new Map<string, number>();
    for (const [code, named] of this.#segments) {
      const segment = known.get(accountId(entityId, code)) ?? named ?? UNSORTED_SEGMENT;
      if (!assigned.has(segment)) counts.set(segment, (counts.get(segment) ?? 0) + 1);
    }
    return [...counts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([segment, accounts]) => warningFor(segment, accounts));
  }

  /** The recorded segments of accounts whose rows name none, and of all where rules decide (law 27), by id. */
  async #known(store: Store, entityId: string, hasRules: boolean): Promise<Map<string, string>> {
    const unnamed = [...this.#segments].flatMap(([code, segment]) =>
      hasRules || segment === undefined ? [accountId(entityId, code)] : [],
    );
    const known = new Map<string, string>();
    for (let from = 0; from < unnamed.length; from += SLICE) {
      for (const { _id, segment } of await store.accounts.getMany(entityId, unnamed.slice(from, from + SLICE))) known.set(_id, segment);
    }
    return known;
  }
}
