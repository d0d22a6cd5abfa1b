import { toDayNumber } from '@relance/domain';
import type { EntityPolicy, LateFeeRule } from '@relance/scenario';
import { simulationPolicySchema, type Entity, type SimulationPolicy } from '@relance/schemas';
import type { CommandIo } from '../terminal/command-io.js';
import { CommandFault } from '../terminal/command-fault.js';
import { readJsonFile } from '../terminal/read-file.js';
import { readCheckedInput } from './check-input.js';

/** The entity's rules where none are given: gap 7, cap 4 in 30 days, weekdays from 9 to 17 h, metropolitan France. */
const DEFAULT_POLICY: EntityPolicy = {
  territory: 'FR',
  gapDays: 7,
  cap: { contacts: 4, days: 30 },
  window: { fromMinute: 540, toMinute: 1020, weekdays: [1, 2, 3, 4, 5] },
};

/** The rules of an entity file, or the defaults. Throws CommandFault when the file is none. */
async function readEntityPolicy(io: CommandIo, file: string | undefined): Promise<EntityPolicy> {
  if (file === undefined) return DEFAULT_POLICY;
  const entity = (await readJsonFile(io, file)) as Partial<Entity> | null;
  const { policy, territory } = entity ?? {};
  if (policy === undefined || territory === undefined) {
    throw new CommandFault(1, 'RLC_ENTITY_INVALID', {
      fr: `Le fichier ${file} n’est pas une entité créancière : il y manque territory ou policy.`,
      en: `The file ${file} is no creditor entity: territory or policy is missing.`,
    });
  }
  const { gapDays, cap, window } = policy;
  return { territory, gapDays, cap, window };
}

/** `12.15` as hundredths of a percent, without a fraction on the way. */
function basisPoints(percent: string): number {
  const [whole = '0', fraction = ''] = percent.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

function lateFeeRule({
  from,
  currency,
  ratePercent,
  indemnityCents,
  debtorClass,
}: NonNullable<SimulationPolicy['lateFees']>[number]): LateFeeRule {
  const rule: LateFeeRule = { fromDay: toDayNumber(from), currency, annualRateBasisPoints: basisPoints(ratePercent), indemnityCents };
  return debtorClass === undefined ? rule : { ...rule, debtorClass };
}

/**
 * The rules a simulation runs by: those of the entity file, or the defaults, replaced member by member by the policy file. Throws CommandFault
 * when a file is none.
 */
export async function readPolicy(io: CommandIo, files: { entity?: string; policy?: string }): Promise<EntityPolicy> {
  const base = await readEntityPolicy(io, files.entity);
  if (files.policy === undefined) return base;
  // held to its schema before
  const { lateFees, ...own } = (await readCheckedInput(io, files.policy, simulationPolicySchema)) as SimulationPolicy;
  return { ...base, ...own, ...(lateFees === undefined ? {} : { lateFees: lateFees.map(lateFeeRule) }) };
}
