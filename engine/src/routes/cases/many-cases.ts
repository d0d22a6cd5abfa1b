import { contracts, type CaseOutcome } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError, toProblem } from '../../errors.js';
import { checkFactRole, recordFact } from '../../facts/record-fact.js';
import { readAccountInput } from '../../ledger/accounts/account-input.js';
import { refuseFaults } from '../../ledger/accounts/account-lookup.js';
import { changeAccount } from '../../ledger/accounts/change-account.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { caseRows } from '../../story/case-lookup.js';
import { entityOf } from '../people/entity.js';

type Done = Pick<CaseOutcome, 'recorded'> & Partial<Pick<CaseOutcome, 'pauses' | 'stops' | 'resumes' | 'changes'>>;

const untouched = { recorded: false, pauses: 0, stops: 0, resumes: 0, changes: 0 } as const;

/** A refusal in the words of its first issue, which says most. */
function refusalOf({ code, details }: ApiError): NonNullable<CaseOutcome['refusal']> {
  const problem = toProblem(code, details);
  const { fr, en, ...told } = problem.issues[0] ?? problem;
  return { code: told.code, fr, en };
}

/** Does the same to each case of the entity, one after the other: a refusal is told and stops nobody else; a fault of ours is thrown. */
async function each(
  { store }: EngineDependencies,
  entity: Awaited<ReturnType<typeof entityOf>>,
  ids: readonly string[],
  work: (caseId: string) => Promise<Done>,
): Promise<CaseOutcome[]> {
  const asked = [...new Set(ids)];
  const rows = new Map((await caseRows(store, entity, await store.cases.getMany(entity._id, asked))).map((row) => [row.id, row]));
  const outcomes: CaseOutcome[] = [];
  for (const id of asked) {
    const name = rows.get(id)?.accountName ?? id;
    try {
      if (!rows.has(id)) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      outcomes.push({ id, name, ...untouched, ...(await work(id)) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      outcomes.push({ id, name, ...untouched, refusal: refusalOf(error) });
    }
  }
  return outcomes;
}

/** Gives the account that pays in a case to a collector; refuses whoever is no user of the entity. */
async function assign(
  dependencies: EngineDependencies,
  caller: Caller,
  caseId: string,
  asked: { collector: string; dryRun: boolean },
): Promise<Done> {
  const { store } = dependencies;
  const found = await store.cases.get(caller.entityId, caseId);
  const account = found === undefined ? undefined : await store.accounts.get(caller.entityId, found.payerAccountId);
  if (account === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: caseId } });
  const said = { collector: asked.collector };
  const wanted = await readAccountInput(store, account, said);
  refuseFaults(wanted.issues);
  if (asked.dryRun || wanted.value.collector === account.collector) return { recorded: false };
  await changeAccount(dependencies, caller, {
    code: account.code,
    version: account.version,
    action: 'accountChanged',
    wanted: (read) => readAccountInput(store, read, said),
  });
  return { recorded: true };
}

/** The same done to each of some cases: what is refused is told one by one, and nothing is done twice. */
export function manyCasesRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({
    ...contracts.recordFactOfMany,
    handler: async (request) => {
      const caller = callerIn(request);
      const { cases, ...body } = request.body;
      const { dryRun } = request.query;
      checkFactRole(caller, body.kind);
      const entity = await entityOf(dependencies, caller.entityId);
      const outcomes = await each(dependencies, entity, cases, async (id) => {
        const { recorded, effect } = await recordFact(dependencies, caller, { id, dryRun, body });
        const count = (change: (typeof effect)[number]['change']): number => effect.filter((one) => one.change === change).length;
        return { recorded, pauses: count('pauses'), stops: count('stops'), resumes: count('resumes'), changes: count('changes') };
      });
      return { outcomes };
    },
  });

  app.route({
    ...contracts.assignCases,
    handler: async (request) => {
      const caller = callerIn(request);
      const { cases, collector } = request.body;
      const { dryRun } = request.query;
      const entity = await entityOf(dependencies, caller.entityId);
      return { outcomes: await each(dependencies, entity, cases, (id) => assign(dependencies, caller, id, { collector, dryRun })) };
    },
  });
}
