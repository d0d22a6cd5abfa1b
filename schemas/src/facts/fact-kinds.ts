import { happeningKinds } from './happening-kinds.js';
import { orderKinds } from './order-kinds.js';
import { pausingKinds } from './pausing-kinds.js';
import { postKinds } from './post-kinds.js';

/**
 * Every kind of fact a person may record about a case: the one list that API, command line, story and rights are made from. What the machine is told of
 * each stands in `tellMachine` of the scenario package, what is checked beside its fields in `kindChecks` of the engine.
 */
export const factKinds = { ...pausingKinds, ...happeningKinds, ...postKinds, ...orderKinds } as const;

/** The same kinds by what they are to a case: what makes items wait, what happened, what a person orders, what the post makes of a letter. */
export const factFamilies = { pausing: pausingKinds, order: orderKinds, happening: happeningKinds, post: postKinds } as const;

/** One of {@link factKinds}. */
export type FactKind = keyof typeof factKinds;

/** The names of {@link factKinds}. */
export const factKindNames = Object.keys(factKinds) as readonly FactKind[];
