export { dunCase } from './dun-case.js';
export { sweepCases } from './sweep-cases.js';
