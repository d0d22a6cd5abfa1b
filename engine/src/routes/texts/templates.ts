import { contracts } from '@relance/schemas';
import { requiredFields } from '@relance/templates';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { publishedTexts } from '../../messages/texts/published-texts.js';
import { templateFindings } from '../../messages/texts/template-findings.js';

/** The texts that scenarios say: which there are, and each in full. */
export function templateRoutes(app: ApiServer, { store }: EngineDependencies): void {
  app.route({
    ...contracts.listTemplates,
    handler: async (request) => {
      const { channel, locale } = request.query;
      const rows = (await publishedTexts(store, callerIn(request).entityId)).map(({ row }) => row);
      const wanted = rows.filter((row) => (channel ?? row.channel) === row.channel && (locale ?? row.locale) === row.locale);
      return { templates: wanted };
    },
  });

  app.route({
    ...contracts.getTemplate,
    handler: async (request) => {
      const id = request.params.template;
      const texts = (await publishedTexts(store, callerIn(request).entityId)).filter(({ template }) => template.id === id);
      if (texts.length === 0) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      return {
        id,
        texts: texts.map(({ template, row }) => {
          return { ...row, body: template.body, facts: requiredFields(template), findings: templateFindings(template) };
        }),
      };
    },
  });
}
