/** Grams of a sheet of A4 at 80 g/m², and of a DL envelope with a window. */
const SHEET_GRAMS = 5;
const ENVELOPE_GRAMS = 5;

/** Upper bounds of the postage classes of La Poste for letters, in grams. */
const postageClasses = [20, 100, 250, 500, 1000, 2000] as const;

/** What a letter costs to send is read off its weight. */
export interface Postage {
  sheets: number;
  grams: number;
  /** Upper bound of its postage class, in grams; absent: too heavy for a letter. */
  upToGrams?: number;
}

/** Weight and postage class of a letter of so many pages, printed on one side, envelope included; grams, rounded up by nature of whole sheets. */
export function postageOf(pages: number): Postage {
  const grams = ENVELOPE_GRAMS + pages * SHEET_GRAMS;
  const upToGrams = postageClasses.find((most) => grams <= most);
  return { sheets: pages, grams, ...(upToGrams === undefined ? {} : { upToGrams }) };
}
