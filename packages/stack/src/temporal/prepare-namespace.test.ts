import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareNamespace } from './prepare-namespace.js';

const DAY_SECONDS = 86_400;

let address: string;
let connection: Connection;

beforeAll(async () => {
  address = process.env['RELANCE_TEMPORAL_ADDRESS'] ?? '';
  if (address === '') throw new Error('RELANCE_TEMPORAL_ADDRESS is not set: run this test with npm test, which starts the services');
  connection = await Connection.connect({ address });
});

afterAll(async () => {
  await connection.close();
});

async function retentionDays(namespace: string): Promise<number> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  return Number(config?.workflowExecutionRetentionTtl?.seconds) / DAY_SECONDS;
}

async function namespaceKeeping(days: number): Promise<string> {
  const namespace = `kept-${randomUUID()}`;
  const workflowExecutionRetentionPeriod = { seconds: (days * DAY_SECONDS) as never };
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  return namespace;
}

describe('a namespace of the user’s own server', () => {
  test('that was missing is created with 30 days of retention and our search attributes, which is said once', async () => {
    const namespace = `new-${randomUUID()}`;
    expect(await prepareNamespace(address, namespace)).toEqual([
      `namespace ${namespace} was missing and was created`,
      expect.stringContaining('search attributes were missing and were added: DunEntity, '),
    ]);
    expect(await retentionDays(namespace)).toBe(30);
    expect(await prepareNamespace(address, namespace)).toEqual([]);
  });

  test.each([
    [3, ['it keeps closed cases 3 days, left as it is (30 are proposed)']],
    [90, []],
  ])('that keeps closed cases %i days goes on doing so', async (days, said) => {
    const namespace = await namespaceKeeping(days);
    const sentences = await prepareNamespace(address, namespace);
    expect(sentences.filter((sentence) => !sentence.startsWith('search attributes'))).toEqual(said);
    expect(await retentionDays(namespace)).toBe(days);
  });
});

test('a namespace of a server of ours keeps closed cases 30 days', async () => {
  const namespace = await namespaceKeeping(1);
  await prepareNamespace(address, namespace, 'relance');
  expect(await retentionDays(namespace)).toBe(30);
});
