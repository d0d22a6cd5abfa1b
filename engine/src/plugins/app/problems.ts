import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { ApiError, toProblem, type ErrorCode, type ErrorDetails } from '../../errors.js';
import { validationIssues } from './validation-issues.js';

/** Refusals of Fastify and its plugins, told as ours. */
const foreignCodes: Readonly<Record<string, ErrorCode>> = {
  FST_CSRF_MISSING_SECRET: 'RLC_CSRF',
  FST_CSRF_INVALID_TOKEN: 'RLC_CSRF',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'RLC_UNSUPPORTED_MEDIA',
  FST_ERR_CTP_BODY_TOO_LARGE: 'RLC_FILE_TOO_LARGE',
  FST_REQ_FILE_TOO_LARGE: 'RLC_FILE_TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'RLC_UNREADABLE_BODY',
  FST_ERR_CTP_INVALID_JSON_BODY: 'RLC_UNREADABLE_BODY',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'RLC_UNREADABLE_BODY',
};

function codeOfStatus(status: number): ErrorCode {
  if (status === 404) return 'RLC_NOT_FOUND';
  if (status === 413) return 'RLC_FILE_TOO_LARGE';
  if (status === 415) return 'RLC_UNSUPPORTED_MEDIA';
  if (status === 429) return 'RLC_TOO_MANY';
  return status >= 400 && status < 500 ? 'RLC_UNREADABLE_BODY' : 'RLC_INTERNAL';
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && ('code' in error || 'statusCode' in error);
}

/** Which refusal an error is, with its details; what nobody foresaw is RLC_INTERNAL and tells the caller nothing of its insides. */
export function describeError(error: unknown): { code: ErrorCode; details: ErrorDetails } {
  if (error instanceof ApiError) return { code: error.code, details: error.details };
  if (!isFastifyError(error)) return { code: 'RLC_INTERNAL', details: {} };
  if (error.validation !== undefined) {
    const issues = validationIssues(error.validation, error.validationContext ?? 'body');
    return { code: 'RLC_INVALID_INPUT', details: { issues } };
  }
  const foreign = foreignCodes[error.code];
  if (foreign !== undefined) return { code: foreign, details: { params: { megabytes: 1 } } };
  return { code: codeOfStatus(error.statusCode ?? 500), details: { params: { what: '', megabytes: 1 } } };
}

function sendProblem(reply: FastifyReply, code: ErrorCode, details: ErrorDetails): FastifyReply {
  const problem = toProblem(code, details);
  // a serializer of its own: a refusal must reach the caller whatever the route answers when it succeeds
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem);
}

/** Makes every refusal, foreseen or not, a problem document (RFC 9457); what nobody foresaw is logged with its stack. */
export const problems = fastifyPlugin((app, _options, done) => {
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const { code, details } = describeError(error);
    if (code === 'RLC_INTERNAL') request.log.error({ err: error }, 'unexpected failure');
    return sendProblem(reply, code, details);
  });
  done();
});
