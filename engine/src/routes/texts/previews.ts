import { contracts, type TemplatePreview } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { sendTest } from '../../messages/texts/preview/send-test.js';
import { makePreview } from '../../messages/texts/preview/make-preview.js';
import { sandboxed } from '../../messages/texts/sandboxed.js';
import { entityOf } from '../people/entity.js';

type Form = 'html' | 'text' | 'pdf';

/** A preview in one form: its media type and its bytes; undefined where the message has no such form. */
function formOf({ html, text, letter }: TemplatePreview, wanted: Form | undefined): { type: string; bytes: Buffer } | undefined {
  const forms: Readonly<Record<Form, { type: string; bytes: Buffer } | undefined>> = {
    pdf: letter === undefined ? undefined : { type: 'application/pdf', bytes: Buffer.from(letter.pdf, 'base64') },
    html: html === undefined || html === '' ? undefined : { type: 'text/html; charset=utf-8', bytes: Buffer.from(html) },
    text: text === undefined || text === '' ? undefined : { type: 'text/plain; charset=utf-8', bytes: Buffer.from(text) },
  };
  return wanted === undefined ? (forms.pdf ?? forms.html ?? forms.text) : forms[wanted];
}

/** Messages seen on a real account before anything is sent. */
export function previewRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({
    ...contracts.previewTemplate,
    handler: async (request) => makePreview(dependencies, await entityOf(dependencies, callerIn(request).entityId), request.body),
  });

  app.route({
    ...contracts.testTemplate,
    handler: async (request) => {
      const caller = callerIn(request);
      return sendTest(dependencies, await entityOf(dependencies, caller.entityId), caller, request.body);
    },
  });

  app.route({
    ...contracts.showPreview,
    handler: async (request, reply) => {
      const { as, ...wanted } = request.query;
      const { template } = request.params;
      const preview = await makePreview(dependencies, await entityOf(dependencies, callerIn(request).entityId), { ...wanted, template });
      const form = formOf(preview, as);
      if (form === undefined) {
        const { refusal } = preview;
        const issues = refusal === undefined ? [...preview.findings] : [refusal];
        throw new ApiError('RLC_NOTHING_TO_SHOW', { issues });
      }
      sandboxed(reply, form.type);
      // bytes go out as they are, past the serializer of the schema
      return reply.send(form.bytes as never);
    },
  });
}
