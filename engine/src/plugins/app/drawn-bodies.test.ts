import { contracts, type Contract } from '@relance/schemas';
import fc from 'fast-check';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const BODIES = 10_000;
const MOST_CPU_MS = 100;

interface Schema {
  properties?: Record<string, Schema>;
  enum?: readonly unknown[];
}

const taking: Contract[] = Object.values<Contract>(contracts).filter(
  ({ schema }) => schema.body !== undefined && schema.operationId !== 'signIn',
);

/** Values a field may be sent: of its own list, plausible ones, and any JSON whatever. */
function drawValue({ enum: words, properties }: Schema): fc.Arbitrary<unknown> {
  if (properties !== undefined) return fc.oneof(drawObject(properties), fc.jsonValue());
  const plausible = fc.constantFrom<unknown>(
    'x',
    '',
    '2026-01-14',
    '2026-13-45',
    1,
    -1,
    1e300,
    true,
    null,
    [],
    ['F-1'],
    {},
    'é'.repeat(600),
  );
  return words === undefined ? fc.oneof(plausible, fc.string(), fc.jsonValue()) : fc.oneof(fc.constantFrom(...words), plausible);
}

/** Bodies with some of the fields a contract knows, and now and then one it does not. */
function drawObject(properties: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, drawValue(schema)]));
  return fc.record({ ...fields, unknownField: fc.jsonValue() }, { requiredKeys: [] });
}

function drawBody({ schema }: Contract): fc.Arbitrary<unknown> {
  const { properties = {} } = schema.body as Schema;
  return fc.oneof({ arbitrary: drawObject(properties), weight: 4 }, { arbitrary: fc.jsonValue(), weight: 1 });
}

/** Every request comes from an address of its own: nobody is asked to wait. */
let calls = 0;

/** CPU spent by this process on one request, milliseconds, and its answer. */
async function timed(test: TestApp, contract: Contract, body: unknown): Promise<{ statusCode: number; cpuMs: number }> {
  const before = process.cpuUsage();
  const url = contract.url.replace(/:[a-z]+/g, 'C001');
  const headers = { 'content-type': 'application/json' };
  const remoteAddress = `10.${String(calls >> 16)}.${String((calls >> 8) & 255)}.${String(calls & 255)}`;
  calls += 1;
  const { statusCode } = await test.call({ method: contract.method, url, headers, remoteAddress, payload: JSON.stringify(body) });
  const { user, system } = process.cpuUsage(before);
  return { statusCode, cpuMs: (user + system) / 1000 };
}

describe('drawn bodies', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    const items = [
      'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû',
      'C001;Dupré;F-1;01/11/2025;31/12/2025;12,00;12,00',
    ];
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items.join('\n') });
  });
  afterAll(() => test.close());

  it(
    'are taken or refused by every route that takes a body, never a fault of ours, none above 100 ms of CPU',
    { timeout: 600_000 },
    async () => {
      const started = performance.now();
      const statuses = new Map<number, number>();
      const faults: string[] = [];
      const each = Math.ceil(BODIES / taking.length);
      for (const contract of taking) {
        for (const body of fc.sample(drawBody(contract), { numRuns: each, seed: 20_261_128 })) {
          const first = await timed(test, contract, body);
          statuses.set(first.statusCode, (statuses.get(first.statusCode) ?? 0) + 1);
          // a pause of the runtime is no cost of the body: asked again, it would be gone
          const cpuMs = first.cpuMs <= MOST_CPU_MS ? first.cpuMs : Math.min(first.cpuMs, (await timed(test, contract, body)).cpuMs);
          if (first.statusCode >= 500 || first.statusCode < 200 || cpuMs > MOST_CPU_MS) {
            faults.push(
              `${contract.schema.operationId} ${String(first.statusCode)} ${cpuMs.toFixed(0)} ms ${JSON.stringify(body).slice(0, 300)}`,
            );
          }
        }
      }
      expect(faults).toEqual([]);
      expect(statuses.has(429)).toBe(false);
      expect([...statuses.keys()].every((status) => (status >= 200 && status < 300) || (status >= 400 && status < 500))).toBe(true);
      expect([...statuses.values()].reduce((total, count) => total + count, 0)).toBeGreaterThanOrEqual(BODIES);
      console.info(`${String(BODIES)} bodies in ${((performance.now() - started) / 1000).toFixed(1)} s`, Object.fromEntries(statuses));
    },
  );
});
