import type { FromSchema, JSONSchema } from 'json-schema-to-ts';
import type { RoleName } from '../records/user.js';
import { problemSchema } from './problem.js';

/**
 * Who may call a route: `public` needs no sign-in, any other word is the least role of {@link roleNames} that may
 * (`auditor` reads everything and changes nothing).
 */
export type RouteRole = 'public' | RoleName;

/**
 * What a route takes and answers: the one source of its validation, its place in the OpenAPI document and the types of the client.
 * It is a Fastify route without its handler. Success is 200 unless `response` names another 2xx.
 */
export interface Contract {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly config: {
    readonly role: RouteRole;
    /** These roles alone, where the order of roles does not fit. */
    readonly only?: readonly RoleName[];
    /** Open to whoever must first replace the password made for him. */
    readonly beforePasswordChange?: true;
    /** Closed to API keys, whatever their role: who may act is decided by people. */
    readonly peopleOnly?: true;
  };
  readonly schema: {
    readonly operationId: string;
    readonly summary: string;
    readonly tags: readonly string[];
    readonly description?: string;
    readonly consumes?: readonly string[];
    readonly params?: JSONSchema;
    readonly querystring?: JSONSchema;
    readonly body?: JSONSchema;
    readonly response: { readonly 200: JSONSchema; readonly default: JSONSchema };
  };
}

type Part<C extends Contract, Name extends 'params' | 'querystring' | 'body'> = C['schema'] extends { readonly [K in Name]: infer S }
  ? S extends JSONSchema
    ? { [K in Name]: FromSchema<S> }
    : unknown
  : unknown;

/** What a caller of a contract passes: its `params`, `querystring` and `body`, as far as it has them. */
export type InputOf<C extends Contract> = Part<C, 'params'> & Part<C, 'querystring'> & Part<C, 'body'>;

/** What a contract answers when it succeeds. */
export type OutputOf<C extends Contract> = C['schema']['response'][200] extends infer S
  ? S extends JSONSchema
    ? FromSchema<S>
    : never
  : never;

/** Every answer that is not a success. */
export const failure = { default: problemSchema } as const;

/** Query of a list: `limit` rows (50) from the opaque `cursor` of the page before. */
export const pageQueryProperties = {
  limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  cursor: { type: 'string', maxLength: 400 },
} as const;

/** Parameters of a route about one record with an opaque id. */
export const idParamsSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  properties: { id: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9._-]+$' } },
} as const;
