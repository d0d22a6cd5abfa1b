import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

/** How long the history of a closed case is kept. */
const RETENTION_DAYS = 30;
const DAY_SECONDS = 86_400;
const RETENTION = { seconds: (RETENTION_DAYS * DAY_SECONDS) as never };

/** The search attributes of the product: an operator's tool, never the source of a list (names are fixed, SQL stores allow few). */
export const SEARCH_ATTRIBUTES = {
  DunEntity: 'Keyword',
  DunScenario: 'Keyword',
  DunStatus: 'Keyword',
  DunSegment: 'Keyword',
  DunNextActionAt: 'Datetime',
} as const;

// Numbers of the server's protocol: temporal.api.enums.v1.IndexedValueType.
const INDEXED_VALUE_TYPE = { Keyword: 2, Datetime: 6 } as const;
// Numbers of gRPC's status codes.
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

/** Whose server it is: on the user's own, what is there stays as he set it. */
export type ServerOwner = 'relance' | 'user';

/**
 * Makes a namespace ready for the product: creates it with 30 days of retention when absent, adds missing search attributes, and waits until all of
 * that can be used (at most 20 s). The retention of a namespace that is there is set on a server of ours and left alone on the user's. Returns a
 * sentence for each thing that was missing, or is less than proposed; doing it again changes nothing. Throws when the server cannot be reached, or
 * refuses: the message then names what is missing.
 */
export async function prepareNamespace(address: string, namespace: string, owner: ServerOwner = 'user'): Promise<string[]> {
  const connection = await Connection.connect({ address });
  try {
    const created = await createNamespace(connection, namespace);
    const { config } = await usable(() => connection.workflowService.describeNamespace({ namespace }));
    const keptDays = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / DAY_SECONDS;
    if (owner === 'relance') await setRetention(connection, namespace);
    const isShort = owner === 'user' && keptDays > 0 && keptDays < RETENTION_DAYS;
    return [
      ...(created ? [`namespace ${namespace} was missing and was created`] : []),
      ...(isShort ? [`it keeps closed cases ${Math.round(keptDays * 10) / 10} days, left as it is (${RETENTION_DAYS} are proposed)`] : []),
      ...(await addMissingAttributes(connection, namespace)),
    ];
  } finally {
    await connection.close();
  }
}

/** Creates a namespace; false when it is there already. */
async function createNamespace(connection: Connection, namespace: string): Promise<boolean> {
  const there = await connection.workflowService.describeNamespace({ namespace }).catch((error: unknown) => {
    if (codeOf(error) === NOT_FOUND) return undefined;
    throw error;
  });
  if (there !== undefined) return false;
  try {
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: RETENTION });
    return true;
  } catch (error) {
    if (codeOf(error) === ALREADY_EXISTS) return false; // another process was faster
    throw new Error(`Temporal has no namespace ${namespace} and refuses to create it`, { cause: error });
  }
}

async function setRetention(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: RETENTION } });
}

async function addMissingAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const missing = await usable(() => missingAttributes(connection, namespace));
  if (missing.length === 0) return [];
  const searchAttributes = Object.fromEntries(missing.map((name) => [name, INDEXED_VALUE_TYPE[SEARCH_ATTRIBUTES[name]]]));
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes }).catch((error: unknown) => {
    const wanted = missing.map((name) => `${name} (${SEARCH_ATTRIBUTES[name]})`).join(', ');
    throw new Error(`Temporal’s namespace ${namespace} lacks search attributes and refuses to have them added: ${wanted}`, {
      cause: error,
    });
  });
  await usable(async () => {
    if ((await missingAttributes(connection, namespace)).length > 0)
      throw new Error(`the search attributes of ${namespace} are not there yet`);
  });
  return [`search attributes were missing and were added: ${missing.join(', ')}`];
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

async function missingAttributes(connection: Connection, namespace: string): Promise<(keyof typeof SEARCH_ATTRIBUTES)[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const names = Object.keys(SEARCH_ATTRIBUTES) as (keyof typeof SEARCH_ATTRIBUTES)[];
  return names.filter((name) => !(name in customAttributes));
}

async function usable<T>(attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
      await delay(100); // a new namespace takes some seconds to be known everywhere
    }
  }
}
