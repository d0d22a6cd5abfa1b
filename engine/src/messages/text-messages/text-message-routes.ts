import { contracts } from '@relance/schemas';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { isSigned } from './signature.js';
import { takeReply } from './take-reply.js';
import { takeStatus } from './take-status.js';

/** An answer that asks the provider to do nothing. */
const nothingToDo = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

function answerNothing(reply: FastifyReply): FastifyReply {
  return reply.type('text/xml; charset=utf-8').send(nothingToDo);
}

/** What the provider of text messages calls: public routes, but whoever does not sign with its secret is refused. */
export async function textMessageRoutes(app: ApiServer, dependencies: EngineDependencies): Promise<void> {
  const { store, config } = dependencies;

  /** Throws RLC_NOT_SIGNED, also where no provider is set. */
  const checkSignature = (request: FastifyRequest, form: Readonly<Record<string, unknown>>): void => {
    const { textCallback } = config;
    if (textCallback === undefined || !isSigned(textCallback, request.url, form, request.headers['x-twilio-signature'])) {
      throw new ApiError('RLC_NOT_SIGNED');
    }
  };

  await app.register((form: ApiServer, _options, done) => {
    form.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, Object.fromEntries(new URLSearchParams(String(body))));
    });

    form.route({
      ...contracts.reportTextStatus,
      handler: async (request, reply) => {
        checkSignature(request, request.body);
        const { MessageSid: sid, MessageStatus: status, ErrorCode: errorCode } = request.body;
        const dispatch = await store.dispatches.byMessageId(request.params.id);
        if (dispatch !== undefined) await takeStatus(dependencies, dispatch, { sid, status, errorCode });
        return answerNothing(reply);
      },
    });

    form.route({
      ...contracts.takeTextReply,
      handler: async (request, reply) => {
        checkSignature(request, request.body);
        const { MessageSid: sid, From: from, Body: text } = request.body;
        await takeReply(dependencies, { sid, from, text });
        return answerNothing(reply);
      },
    });
    done();
  });
}
