/** What the address says of the texts: which one is open. */
export interface TemplatesSearch {
  text?: string;
}

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Reads the open text from the address; what is no id is left out. */
export function readTemplatesSearch(search: Record<string, unknown>): TemplatesSearch {
  const text = search['text'];
  return typeof text === 'string' && ID.test(text) ? { text } : {};
}
