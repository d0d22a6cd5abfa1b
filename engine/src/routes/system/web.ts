import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';

/** The file an address asks for; what leads out of the folder is refused by the plugin that serves it. */
function filePath(url: string): string {
  const path = (url.split('?')[0] ?? '').slice(1);
  return path === '' ? 'index.html' : path;
}

/** The page of the web app; undefined when it has not been built, and the API works without it. */
async function readPage(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The web app and the OpenAPI document; any address that is no file and no API is the app's own (it routes in the browser). */
export async function webRoutes(app: ApiServer, { config }: EngineDependencies): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/openapi.json',
    config: { role: 'public' },
    schema: { hide: true },
    handler: () => app.swagger(),
  });
  const folder = config.designerFolder;
  const page = await readPage(folder);
  if (page !== undefined) {
    await app.register(staticFiles, { root: folder, serve: false });
    // public: the page itself holds no data, it asks the API for it
    app.route({
      method: 'GET',
      url: '/*',
      config: { role: 'public' },
      schema: { hide: true },
      handler: (request, reply) => reply.sendFile(filePath(request.url)),
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const wantsPage = request.method === 'GET' && !path.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    if (page !== undefined && wantsPage) return reply.type('text/html; charset=utf-8').send(page);
    throw new ApiError('RLC_NOT_FOUND', { params: { what: path.slice(0, 200) } });
  });
}
