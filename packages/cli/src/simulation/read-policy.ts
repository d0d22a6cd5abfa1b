import type { EntityPolicy } from '@relance/scenario';
import type { Entity } from '@relance/schemas';
import type { CommandIo } from '../terminal/command-io.js';
import { CommandFault } from '../terminal/command-fault.js';
import { readJsonFile } from '../terminal/read-file.js';

/** The entity's rules where none are given: gap 7, cap 4 in 30 days, weekdays from 9 to 17 h, metropolitan France. */
const DEFAULT_POLICY: EntityPolicy = {
  territory: 'FR',
  gapDays: 7,
  cap: { contacts: 4, days: 30 },
  window: { fromMinute: 540, toMinute: 1020, weekdays: [1, 2, 3, 4, 5] },
};

/** The rules of an entity file, or the defaults. Throws CommandFault when the file is none. */
export async function readPolicy(io: CommandIo, file: string | undefined): Promise<EntityPolicy> {
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
