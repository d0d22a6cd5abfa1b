import { join } from 'node:path';
import { dateOrderByWord } from '@relance/imports';
import { contracts, type Dispatch, type LetterRecord } from '@relance/schemas';
import { openContentFiles, type CaseRecords } from '@relance/store';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { receiveBytes, receiveUpload } from '../../ledger/imports/receive-upload.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from '../../routes/people/entity.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { keptContent } from '../texts/kept-content.js';
import { addProof, MOST_PROOF_MEGABYTES } from './add-proof.js';
import { letterNamed } from './find-letter.js';
import { importLetterEvents } from './import-events.js';
import { letterRecord } from './letter-record.js';
import { giveNumber, takeNumberOff } from './number-letter.js';
import { recordLetterEvent } from './record-event.js';

interface NamedLetter {
  dispatch: Dispatch;
  records: CaseRecords;
  caller: Caller;
  nowMs: number;
  /** The letter as it is once something was recorded of it. */
  shown(): Promise<LetterRecord>;
}

async function openLetter(dependencies: EngineDependencies, request: FastifyRequest, id: string): Promise<NamedLetter> {
  const { store } = dependencies;
  const caller = callerIn(request);
  const entity = await entityOf(dependencies, caller.entityId);
  const dispatch = await letterNamed(store, entity._id, id);
  const records = await caseRecordsOf(store, entity._id, dispatch.caseId);
  const { nowMs, calendar } = businessMoment(dependencies, entity);
  const shown = async (): Promise<LetterRecord> => {
    const now = (await store.dispatches.get(entity._id, dispatch._id)) ?? dispatch;
    return letterRecord(store, calendar, now, await caseRecordsOf(store, entity._id, dispatch.caseId));
  };
  return { dispatch, records, caller, nowMs, shown };
}

/** Documents that prove posting and outcome. */
function proofRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;
  const files = openContentFiles(join(config.dataFolder, 'files'));

  app.route({
    ...contracts.addLetterProof,
    handler: async (request) => {
      const letter = await openLetter(dependencies, request, request.params.id);
      const { dispatch, records, caller, nowMs } = letter;
      const { bytes } = await receiveBytes(request, MOST_PROOF_MEGABYTES);
      const proof = { kind: request.query.of, bytes, caller, nowMs };
      const recorded = await addProof(dependencies, files, { dispatch, facts: records.facts }, proof);
      return { letter: await letter.shown(), recorded };
    },
  });

  app.route({
    ...contracts.getLetterProof,
    handler: async (request, reply) => {
      const { id, hash } = request.params;
      const { _id, entityId } = await letterNamed(store, callerIn(request).entityId, id);
      const proof = (await store.letterProofs.ofLetter(entityId, _id)).find(({ contentHash }) => contentHash === hash);
      if (proof === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: hash } });
      const bytes = await keptContent(config.dataFolder, hash);
      void reply
        .type(proof.contentType)
        .header('content-disposition', `attachment; filename="${proof.kind}-${_id.slice(0, 8)}.${proof.contentType.split('/')[1] ?? ''}"`)
        .header('x-content-type-options', 'nosniff');
      // bytes go out as they are, past the serializer of the schema
      return reply.send(bytes as never);
    },
  });
}

/** Letters after they were posted: number, presentation, outcome and proofs (laws 10, 19, 22). */
export function registeredRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { config } = dependencies;
  app.route({
    ...contracts.getLetter,
    handler: async (request) => (await openLetter(dependencies, request, request.params.id)).shown(),
  });

  app.route({
    ...contracts.numberLetter,
    handler: async (request) => {
      const letter = await openLetter(dependencies, request, request.params.id);
      const { number } = request.body;
      const recorded =
        number === null
          ? await takeNumberOff(dependencies, letter.dispatch, letter)
          : await giveNumber(dependencies, letter.dispatch, number, letter);
      return { letter: await letter.shown(), recorded };
    },
  });

  app.route({
    ...contracts.recordLetterEvent,
    handler: async (request) => {
      const letter = await openLetter(dependencies, request, request.params.id);
      const said = { ...request.body, dryRun: request.query.dryRun };
      const { recorded, effect } = await recordLetterEvent(dependencies, letter.caller, letter, said);
      return { letter: await letter.shown(), recorded, effect };
    },
  });
  app.route({
    ...contracts.importLetterEvents,
    handler: async (request) => {
      const caller = callerIn(request);
      const { nowMs } = businessMoment(dependencies, await entityOf(dependencies, caller.entityId));
      const { dryRun, dateOrder } = request.query;
      const upload = await receiveUpload(request, config.dataFolder);
      try {
        const order = dateOrder === undefined ? {} : { dateOrder: dateOrderByWord[dateOrder] };
        return await importLetterEvents(dependencies, upload.source, { caller, nowMs, dryRun, ...order });
      } finally {
        await upload.discard();
      }
    },
  });

  proofRoutes(app, dependencies);
}
