import { Ajv, type ValidateFunction } from 'ajv';
import type { FastifyInstance } from 'fastify';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, keywords: ['example'] });
const compiled = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, known);
  return known;
}

/** The schema a route declares for an answer of some status: its own, or that of every other answer. */
function declared(response: unknown, status: number): object | undefined {
  if (typeof response !== 'object' || response === null) return undefined;
  const schema: unknown = Reflect.get(response, String(status)) ?? Reflect.get(response, 'default');
  return typeof schema === 'object' && schema !== null ? schema : undefined;
}

/**
 * Holds every JSON answer of an app against the contract of its route before it is written (the writer would drop a member too many in silence).
 * Returns the list in which it says what did not fit, of which route. Must be called before the app is ready.
 */
export function watchAnswers(app: FastifyInstance): string[] {
  const faults: string[] = [];
  app.addHook('preSerialization', (request, reply, payload: unknown) => {
    const schema = declared(request.routeOptions.schema?.response, reply.statusCode);
    if (schema === undefined) return Promise.resolve(payload);
    const validate = validatorOf(schema);
    const answer: unknown = JSON.parse(JSON.stringify(payload));
    if (!validate(answer)) {
      const route = `${request.method} ${request.routeOptions.url ?? request.url}`;
      faults.push(`${route} answers ${reply.statusCode} against its contract: ${ajv.errorsText(validate.errors)}`);
    }
    return Promise.resolve(payload);
  });
  return faults;
}

/** Throws what {@link watchAnswers} found, each route and fault once. */
export function assertAnswersFit(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error([...new Set(faults)].join('\n'));
}
