import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfig } from './config.js';

const complete = {
  RELANCE_MONGODB_URI: 'mongodb://127.0.0.1:27017/relance',
  RELANCE_TEMPORAL_ADDRESS: '127.0.0.1:7233',
  RELANCE_DATA_FOLDER: '/var/lib/relance',
};

describe('the settings of the engine', () => {
  it('needs only where the services are and where data lies', () => {
    const config = readConfig(complete);
    expect(config.temporal).toEqual({ address: '127.0.0.1:7233', namespace: 'default', queuePrefix: 'relance' });
    expect(config.host).toBe('127.0.0.1');
    expect(config.clock).toEqual({});
  });

  it('finds the web app where its workspace builds it', () => {
    const manifest = readFileSync(join(readConfig(complete).designerFolder, '..', 'package.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ name: '@relance/designer' });
    expect(readConfig({ ...complete, RELANCE_DESIGNER_FOLDER: '/srv/app' }).designerFolder).toBe('/srv/app');
  });

  it('names every variable that is missing, at once', () => {
    const attempt = () => readConfig({ RELANCE_DATA_FOLDER: '' });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(/RELANCE_MONGODB_URI.*RELANCE_TEMPORAL_ADDRESS.*RELANCE_DATA_FOLDER/);
  });

  it.each([
    ['RELANCE_PORT', 'eighty'],
    ['RELANCE_CLOCK_SCALE', '0'],
    ['RELANCE_CLOCK_EPOCH', 'tomorrow'],
    ['RELANCE_TOKEN', 'short'],
    ['RELANCE_MONGODB_URI', 'postgres://somewhere'],
  ])('refuses an unreadable %s by its name', (variable, value) => {
    expect(() => readConfig({ ...complete, [variable]: value })).toThrow(variable);
  });

  it('does not repeat a database password in its message', () => {
    expect(() => readConfig({ ...complete, RELANCE_MONGODB_URI: 'mongo://user:hunter2@host' })).toThrow(/^(?!.*hunter2)/);
  });

  it('reads the clock of a demo', () => {
    const { clock } = readConfig({ ...complete, RELANCE_CLOCK_EPOCH: '2026-01-05T07:00:00Z', RELANCE_CLOCK_SCALE: '43200' });
    expect(clock).toEqual({ epochMs: Date.UTC(2026, 0, 5, 7), scale: 43200 });
  });
});
