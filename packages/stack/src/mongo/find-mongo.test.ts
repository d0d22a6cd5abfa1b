import { afterEach, describe, expect, test, vi } from 'vitest';
import { mongoFinders } from './find-mongo.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('where MongoDB is looked for', () => {
  test('the address, then PATH, then the cache, then the download, then the build', () => {
    expect(mongoFinders(undefined, '/nowhere').map((finder) => finder.place)).toEqual([
      'RELANCE_MONGODB_URI',
      'mongod on PATH',
      'cache (MongoDB)',
      'cache (embedded server)',
      'official download (MongoDB)',
      'build with Maven (embedded server, once per user)',
    ]);
  });

  test.each(['embedded', 'mongod'] as const)('a data folder of kind %s is only ever given to a server of that kind', (kind) => {
    const other = kind === 'embedded' ? /mongod|\(MongoDB\)/ : /embedded/;
    expect(mongoFinders(kind, '/nowhere').filter((finder) => other.test(finder.place))).toEqual([]);
  });

  test.each(['http://127.0.0.1:1', 'mongodb://127.0.0.1:1/relance'])(
    'an address that cannot be used (%s) is refused, never replaced',
    async (uri) => {
      vi.stubEnv('RELANCE_MONGODB_URI', uri);
      const finding = await mongoFinders(undefined, '/nowhere')[0]?.find(() => undefined);
      expect(finding?.outcome).toBe('refused');
    },
  );
});
