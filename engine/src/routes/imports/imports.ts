import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { dateOrderByWord } from '@relance/imports';
import {
  contracts,
  type ContactsImport,
  type ImportProgress,
  type IssueView,
  type ItemsImport,
  type PaymentsImport,
} from '@relance/schemas';
import type { FastifyRequest } from 'fastify';
import { hasBankDetails } from '../../access/first-entity.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError, toProblem } from '../../errors.js';
import { importContacts } from '../../ledger/imports/import-contacts.js';
import { importItems } from '../../ledger/imports/import-items.js';
import { importPayments } from '../../ledger/imports/payments/import-payments.js';
import { readMapping, type ImportSession } from '../../ledger/imports/import-session.js';
import { receiveUpload } from '../../ledger/imports/receive-upload.js';
import { readRejectedRows } from '../../ledger/imports/rejected-rows.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { describeError } from '../../plugins/app/problems.js';
import { entityOf } from '../people/entity.js';
import { headerHash, inspectRoutes } from './import-files.js';

/** The part of a reply an answer in lines needs; whatever its route answers otherwise. */
interface StreamableReply {
  type(contentType: string): { send(payload: never): unknown };
}

type ImportResult = ItemsImport | PaymentsImport | ContactsImport;

/** What is common to the three kinds of import. */
interface ImportJob<Result extends ImportResult> {
  kind: 'items' | 'payments' | 'contacts';
  query: { dryRun?: boolean | undefined; mapping?: string | undefined; dateOrder?: keyof typeof dateOrderByWord | undefined };
  full?: boolean;
  run: (session: ImportSession) => Promise<Result>;
}

/** Progress is sent at most so often; a file of 100,000 rows has 200 chunks. */
function progressLines(stream: PassThrough): (progress: ImportProgress) => void {
  return (progress) => {
    stream.write(`${JSON.stringify(progress)}\n`);
  };
}

function countsOf(result: ImportResult): Record<string, number> {
  const numbers = Object.entries(result).filter((pair): pair is [string, number] => typeof pair[1] === 'number');
  return Object.fromEntries(numbers);
}

/** Imported, but nothing leaves: a reminder without identity and bank details would be no use to anybody. */
const entityIncomplete: IssueView = {
  code: 'entityIncomplete',
  severity: 'warning',
  fr: 'Rien ne part encore : l’entité créancière n’a pas de coordonnées bancaires. Complétez-la avec « relance entity set FICHIER ».',
  en: 'Nothing leaves yet: the creditor entity has no bank details. Complete it with “relance entity set FILE”.',
};

function localeOf(request: FastifyRequest): 'fr' | 'en' {
  return (request.headers['accept-language'] ?? 'fr').toLowerCase().startsWith('en') ? 'en' : 'fr';
}

class ImportDesk {
  readonly #dependencies: EngineDependencies;
  readonly #running = new Set<string>();
  /** Dry runs of this process by id, with their entity: nothing else is kept of them but the rows they would reject. */
  readonly #tried = new Map<string, string>();

  constructor(dependencies: EngineDependencies) {
    this.#dependencies = dependencies;
  }

  /** One import at a time per entity: two at once would each see half of what the other writes. */
  async #alone<T>(entityId: string, work: () => Promise<T>): Promise<T> {
    if (this.#running.has(entityId)) throw new ApiError('RLC_IMPORT_RUNNING');
    this.#running.add(entityId);
    try {
      return await work();
    } finally {
      this.#running.delete(entityId);
    }
  }

  async #work<Result extends ImportResult>(
    request: FastifyRequest,
    job: ImportJob<Result>,
    report: (progress: ImportProgress) => void,
  ): Promise<Result> {
    const dependencies = this.#dependencies;
    const caller = callerIn(request);
    const entity = await entityOf(dependencies, caller.entityId);
    const mapping = readMapping(job.query.mapping);
    const { dateOrder } = job.query;
    return this.#alone(entity._id, async () => {
      const upload = await receiveUpload(request, dependencies.config.dataFolder);
      try {
        const { nowMs, today } = businessMoment(dependencies, entity);
        const session: ImportSession = {
          dependencies,
          entity,
          upload,
          importId: randomUUID(),
          dryRun: job.query.dryRun ?? false,
          recordedAt: nowMs,
          today,
          locale: localeOf(request),
          report,
          ...(mapping === undefined ? {} : { mapping }),
          ...(dateOrder === undefined ? {} : { dateOrder: dateOrderByWord[dateOrder] }),
        };
        const result = await job.run(session);
        if (session.dryRun) this.#tried.set(session.importId, entity._id);
        else await this.#remember(session, job, result, caller.userId);
        return hasBankDetails(entity) ? result : { ...result, issues: [...result.issues, entityIncomplete] };
      } finally {
        await upload.discard();
      }
    });
  }

  /** Whether an import, or a dry run since the start of this process, is the entity's own. */
  async isOf(entityId: string, importId: string): Promise<boolean> {
    return this.#tried.get(importId) === entityId || (await this.#dependencies.store.imports.get(entityId, importId)) !== undefined;
  }

  async #remember(session: ImportSession, job: ImportJob<ImportResult>, result: ImportResult, userId: string): Promise<void> {
    const { store } = this.#dependencies;
    const { importId, recordedAt, today, upload } = session;
    const entityId = session.entity._id;
    await store.imports.insert({
      _id: importId,
      entityId,
      kind: job.kind,
      fileName: upload.fileName,
      fileHash: upload.fileHash,
      at: recordedAt,
      asOf: today,
      full: job.full ?? false,
      counts: countsOf(result),
      userId,
      ...(session.header === undefined ? {} : { headerHash: headerHash(job.kind, session.header) }),
      ...(session.mapping === undefined ? {} : { mapping: { ...session.mapping } }),
    });
    await store.auditLog.append({ entityId, at: recordedAt, userId, action: `import.${job.kind}`, subjectId: importId });
  }

  /** Runs an import and answers its result, or, where the caller asks for it, progress line by line and the result in the last line. */
  async serve<Result extends ImportResult>(request: FastifyRequest, reply: StreamableReply, job: ImportJob<Result>): Promise<Result> {
    if (!(request.headers.accept ?? '').includes('application/x-ndjson')) return this.#work(request, job, () => undefined);
    const stream = new PassThrough();
    // a stream goes out as it is, past the serializer of the schema
    reply.type('application/x-ndjson').send(stream as never);
    try {
      const result = await this.#work(request, job, progressLines(stream));
      stream.end(`${JSON.stringify({ result })}\n`);
    } catch (error) {
      // the answer has begun, so its status is spent: the refusal is its last line
      const { code, details } = describeError(error);
      if (code === 'RLC_INTERNAL') request.log.error({ err: error }, 'an import failed');
      stream.end(`${JSON.stringify({ problem: toProblem(code, details) })}\n`);
    }
    // Fastify sends what was handed to `send`; what a handler returns after that must be the reply itself
    return reply as never;
  }
}

/** Imports of open items, payments and contacts, and the rows they did not take. */
export function importRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const desk = new ImportDesk(dependencies);
  app.route({
    ...contracts.importItems,
    handler: (request, reply) => {
      const { full, confirmFull } = request.query;
      const run = (session: ImportSession) => importItems(session, { full, confirmed: confirmFull });
      return desk.serve(request, reply, { kind: 'items', query: request.query, full, run });
    },
  });
  app.route({
    ...contracts.importPayments,
    handler: (request, reply) => desk.serve(request, reply, { kind: 'payments', query: request.query, run: importPayments }),
  });
  app.route({
    ...contracts.importContacts,
    handler: (request, reply) => desk.serve(request, reply, { kind: 'contacts', query: request.query, run: importContacts }),
  });
  inspectRoutes(app, dependencies);
  app.route({
    ...contracts.getRejectedRows,
    handler: async (request, reply) => {
      const { id } = request.params;
      const isOwn = await desk.isOf(callerIn(request).entityId, id);
      const file = isOwn ? await readRejectedRows(dependencies.config.dataFolder, id) : undefined;
      if (file === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      void reply.header('content-disposition', `attachment; filename="rejected-${id}.csv"`).type('text/csv; charset=utf-8');
      return reply.send(file as never);
    },
  });
}
