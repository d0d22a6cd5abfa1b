import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SEARCH_ATTRIBUTES } from './temporal/prepare-namespace.js';

interface Service {
  image?: string;
  restart?: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[]; interval: string; timeout: string; retries: number };
  deploy?: { replicas: string };
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const JOBS = ['temporal-schema', 'temporal-namespace'];

/** Names of the variables that must be given: those with an error message instead of a default. */
const REQUIRED = [...new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map((match) => match[1] ?? ''))];

describe('docker-compose.yml, the production shape', () => {
  test('holds MongoDB, PostgreSQL, Temporal with its page and jobs, the engine and the workers', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      [...JOBS, 'engine', 'mongodb', 'postgresql', 'temporal', 'temporal-ui', 'worker'].sort(),
    );
    expect(compose.services['temporal']?.environment?.['NUM_HISTORY_SHARDS']).toBe('512');
    expect(compose.services['worker']?.deploy?.replicas).toBe('${RELANCE_WORKERS:-2}');
  });

  test.each(services)('%s: the image is pinned to a version', (_name, service) => {
    expect(service.image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?$/);
  });

  test.each(services)('%s: a service says when it is healthy and is restarted, a job only until it succeeded', (name, service) => {
    if (JOBS.includes(name)) expect(service.restart).toMatch(/^on-failure/);
    else {
      expect(service.restart).toBe('unless-stopped');
      expect(service.healthcheck?.test[0]).toBe('CMD');
      expect(service.healthcheck?.retries).toBeGreaterThan(0);
    }
  });

  test.each(services)('%s: no secret has a value or a default in the file', (_name, service) => {
    for (const [variable, value] of Object.entries(service.environment ?? {})) {
      // without an account at a provider of text messages or of post, a mailbox to read, or keys to sign mails or to seal histories with, there is no such secret: it is handed on as it is, or empty
      const handedOn = /^RELANCE_(SMS|POST|DKIM|IMAP|PAYLOAD)_/.test(variable) ? /^\$\{[A-Z_]+:-\}$/ : /^\$\{[A-Z_]+:\?.+\}$/;
      if (/PASSWORD|PWD|KEY|SECRET|TOKEN|SMTP|IMAP/.test(variable)) expect(value).toMatch(handedOn);
      expect(value.replace(/\$\{[^}]*\}/g, '$')).not.toMatch(/:\/\/[^/@]*:[^$@][^@]*@/);
    }
  });

  test.each(services)('%s: what it depends on, mounts and opens is right', (_name, service) => {
    for (const other of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(other);
    for (const volume of service.volumes ?? []) {
      const source = volume.split(':')[0] ?? '';
      if (source.startsWith('.')) expect(existsSync(join(ROOT, source)), source).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
    for (const port of service.ports ?? []) expect(port).toMatch(/^(?:127\.0\.0\.1|\$\{RELANCE_BIND:-127\.0\.0\.1\}):/);
  });

  test('the namespace job adds exactly the search attributes of the product', () => {
    const script = readFileSync(join(ROOT, 'packages/stack/docker/temporal-namespace.sh'), 'utf8');
    const listed = /for attribute in (.*); do/.exec(script)?.[1]?.split(' ').sort();
    expect(listed).toEqual(
      Object.entries(SEARCH_ATTRIBUTES)
        .map(([name, type]) => `${name}=${type}`)
        .sort(),
    );
  });

  test('the image of the product starts from a pinned one and does not run as root', () => {
    const dockerfile = readFileSync(join(ROOT, 'packages/stack/docker/Dockerfile'), 'utf8');
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/:\d+\.\d+\.\d+-/);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  test('docker compose accepts the file with its secrets, and refuses it without, where docker compose is present', () => {
    if (spawnSync('docker', ['compose', 'version']).status !== 0) {
      console.warn('docker compose is not here: docker-compose.yml was checked by its content only');
      return;
    }
    const config = (environment: Record<string, string>): number | null =>
      spawnSync('docker', ['compose', 'config', '--quiet'], {
        cwd: ROOT,
        env: { PATH: process.env['PATH'] ?? '', HOME: ROOT, ...environment },
      }).status;
    expect(config(Object.fromEntries(REQUIRED.map((name) => [name, 'secret'])))).toBe(0);
    expect(config({})).not.toBe(0);
  });
});
