import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { assertAnswersFit, watchAnswers } from './watch-answers.js';

const response = {
  200: { type: 'object', additionalProperties: false, required: ['count'], properties: { count: { type: 'integer', minimum: 0 } } },
  default: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
};

async function faultsOf(answer: object, status = 200): Promise<string[]> {
  const app = Fastify();
  app.get('/counted', { schema: { response } }, (_request, reply) => reply.code(status).serializer(JSON.stringify).send(answer));
  const faults = watchAnswers(app);
  await app.inject('/counted');
  await app.close();
  return faults;
}

describe('watched answers', () => {
  it('lets what the contract says pass, a member that is undefined included', async () => {
    expect(await faultsOf({ count: 0, later: undefined })).toEqual([]);
  });

  it.each([
    ['a member too many', { count: 1, secret: 'x' }, 'must NOT have additional properties'],
    ['a member missing', {}, "must have required property 'count'"],
    ['a value out of its range', { count: -1 }, 'must be >= 0'],
  ])('name the route and the fault: %s', async (_what, answer, told) => {
    const faults = await faultsOf(answer);
    expect(faults).toEqual([expect.stringMatching(/^GET \/counted answers 200 against its contract: /u)]);
    expect(faults[0]).toContain(told);
    expect(() => {
      assertAnswersFit(faults);
    }).toThrow(told);
  });

  it('hold a refusal against the schema of refusals', async () => {
    expect(await faultsOf({ count: 1 }, 409)).toEqual([expect.stringContaining("must have required property 'code'")]);
  });
});
