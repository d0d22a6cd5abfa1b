import { commandOutputs, failureOutputSchema, type CommandName } from '@relance/schemas';
import { Ajv, type AnySchema } from 'ajv';

const ajv = new Ajv({ allErrors: true, strict: false });

/** What a value has wrong by a schema, in words; empty when it has nothing. */
export function schemaFaults(schema: unknown, value: unknown): string[] {
  // schemas are literals of ours
  const validate = ajv.compile(schema as AnySchema);
  void validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** What the output of a command has wrong by its published schema. */
export function outputFaults(command: CommandName, output: unknown): string[] {
  return schemaFaults(commandOutputs[command], output);
}

/** What a failure printed with `--json` has wrong. */
export function failureFaults(output: unknown): string[] {
  return schemaFaults(failureOutputSchema, output);
}
