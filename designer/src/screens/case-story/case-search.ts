/** What of an account's page its address says: a command to be done, what it is for, and the day that is looked at. */
export interface CaseSearch {
  /** Id of a command, or of the menu of all. */
  do?: string;
  /** What it is opened for: ids of items, apart by commas, or of a payment. */
  of?: string;
  /** The civil date looked at; absent: today. */
  on?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address of an account's page; what it does not know is left out. */
export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [asked, of, on] = [text('do'), text('of'), text('on')];
  return {
    ...(asked === undefined ? {} : { do: asked }),
    ...(of === undefined ? {} : { of }),
    ...(on !== undefined && DAY.test(on) ? { on } : {}),
  };
}
