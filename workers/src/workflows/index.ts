/** @public Temporal starts it by its name. */
export { dunCase } from './dun-case.js';
/** @public Temporal starts it by its name. */
export { sweepCases } from './sweep-cases.js';
