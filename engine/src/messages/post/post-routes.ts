import { join } from 'node:path';
import { httpPost } from '@relance/channels';
import { contracts } from '@relance/schemas';
import { openContentFiles } from '@relance/store';
import type { FastifyRequest } from 'fastify';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { takeNews } from './take-news.js';

/** What the provider of post calls: a public route, but whoever does not sign with its secret is refused. */
export async function postRoutes(app: ApiServer, dependencies: EngineDependencies): Promise<void> {
  const { config, realNow } = dependencies;
  const files = openContentFiles(join(config.dataFolder, 'files'));
  const rawBodies = new WeakMap<FastifyRequest, string>();

  await app.register((signed: ApiServer, _options, done) => {
    signed.removeContentTypeParser('application/json');
    signed.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, parsed) => {
      const raw = String(body);
      rawBodies.set(request, raw);
      try {
        parsed(null, JSON.parse(raw));
      } catch {
        // what is no JSON has no members the contract asks for, and is refused by it
        parsed(null, raw);
      }
    });

    signed.route({
      ...contracts.reportLetterNews,
      handler: async (request) => {
        const provider = config.post === undefined ? undefined : httpPost(config.post);
        const call = { rawBody: rawBodies.get(request) ?? '', signature: request.headers['x-post-signature'], nowMs: realNow() };
        const news = provider?.readCall(call);
        if (provider === undefined || news === undefined) throw new ApiError('RLC_NOT_SIGNED');
        const { recorded } = await takeNews(dependencies, files, provider, news);
        return { recorded };
      },
    });
    done();
  });
}
