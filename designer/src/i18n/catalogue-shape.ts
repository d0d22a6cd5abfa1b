/** The keys of a catalogue with any texts: the second language must have exactly those of the first. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
