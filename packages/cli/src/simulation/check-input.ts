import { isCivilDate } from '@relance/domain';
import type { IssueView } from '@relance/schemas';
import { Ajv, type AnySchema, type ErrorObject } from 'ajv';
import { CommandFault } from '../terminal/command-fault.js';
import type { CommandIo } from '../terminal/command-io.js';
import { readJsonFile } from '../terminal/read-file.js';

const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
ajv.addFormat('civilDate', isCivilDate);

function expectedOf({ parentSchema }: ErrorObject): string {
  const { description } = (parentSchema ?? {}) as { description?: string };
  return description ?? '…';
}

/** One mistake of an input file: where it stands, what is wrong, what is expected. */
function issueOf(error: ErrorObject): IssueView {
  const at = error.instancePath === '' ? '/' : error.instancePath;
  const params = error.params as { additionalProperty?: string; missingProperty?: string };
  if (params.additionalProperty !== undefined) {
    const known = Object.keys((error.schema === false ? ((error.parentSchema ?? {}) as { properties?: object }).properties : {}) ?? {});
    const name = params.additionalProperty;
    const fr = `${at} : champ inconnu « ${name} ». Possibles : ${known.join(', ')}.`;
    return { code: 'inputMemberUnknown', fr, en: `${at}: unknown field “${name}”. Possible: ${known.join(', ')}.` };
  }
  if (params.missingProperty !== undefined) {
    const name = params.missingProperty;
    return { code: 'inputMemberMissing', fr: `${at} : le champ « ${name} » manque.`, en: `${at}: the field “${name}” is missing.` };
  }
  const found = JSON.stringify(error.data);
  const expected = expectedOf(error);
  const fr = `${at} : ${found} n’est pas accepté ; attendu : ${expected}.`;
  return { code: 'inputValueInvalid', fr, en: `${at}: ${found} is not accepted; expected: ${expected}.` };
}

/**
 * Reads a JSON file of a simulation and holds it to its schema, of which `Input` is the type. Throws CommandFault 1 with every mistake at
 * once, 2 where there is no such file.
 */
export async function readCheckedInput(io: CommandIo, file: string, schema: AnySchema): Promise<unknown> {
  const json = await readJsonFile(io, file);
  if (ajv.validate(schema, json)) return json;
  const text = { fr: `Le fichier ${file} est à corriger.`, en: `The file ${file} has mistakes.` };
  throw new CommandFault(1, 'RLC_INPUT_INVALID', text, (ajv.errors ?? []).map(issueOf));
}
