import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import staticFiles from '@fastify/static';
import type { ApiServer, EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';

const builtDesigner = fileURLToPath(new URL('../../../designer/dist', import.meta.url));

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // not there: the web app has not been built, and the API works without it
    return false;
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
  const folder = config.designerFolder ?? builtDesigner;
  const built = await exists(join(folder, 'index.html'));
  if (built) {
    // public: the page itself holds no data, it asks the API for it
    await app.register(async (scope) => {
      scope.addHook('onRoute', (route) => {
        route.config = { ...route.config, role: 'public' };
      });
      await scope.register(staticFiles, { root: folder, wildcard: true, cacheControl: true, maxAge: 0 });
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const wantsPage = request.method === 'GET' && !path.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    if (built && wantsPage) return reply.sendFile('index.html', folder);
    throw new ApiError('RLC_NOT_FOUND', { params: { what: path.slice(0, 200) } });
  });
}
