import type { Store } from '@relance/store';

/** A person as shown beside what he did. */
export interface Who {
  name: string;
  email?: string;
}

/** Callers that are no person of the users' list, by the name they have in the records. */
const machines: Readonly<Record<string, string>> = { cli: 'relance (cli)', import: 'import', segments: 'segments' };

/** How the id of what a key did begins; the id of the key follows. */
const KEY = 'key:';

/** Who an id of the records is: a user, a key by its name, or the command line and the imports by their own names; any other text is a name as people wrote it. */
export async function whoIs(store: Pick<Store, 'users' | 'apiKeys'>, id: string): Promise<Who> {
  const machine = machines[id];
  if (machine !== undefined) return { name: machine };
  if (id.startsWith(KEY)) return { name: (await store.apiKeys.get(id.slice(KEY.length)))?.name ?? id };
  const user = await store.users.get(id);
  return user === undefined ? { name: id } : { name: user.name, email: user.email };
}
