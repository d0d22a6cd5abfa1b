import fc from 'fast-check';

/** How many times as many random worlds `npm run explore` looks at as an ordinary run; `RELANCE_WORLDS_TIMES` names another factor. */
const times = Number(process.env['RELANCE_WORLDS_TIMES'] ?? '20');

fc.configureGlobal({ numRuns: 150 * times });
