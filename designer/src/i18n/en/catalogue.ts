import type { SameKeys } from '../catalogue-shape.js';
import type { fr } from '../fr/catalogue.js';
import { cases } from './cases.js';
import { frame } from './frame.js';
import { laws } from './laws.js';
import { scenarios } from './scenarios.js';
import { story } from './story.js';
import { welcome } from './welcome.js';

/** Every text of the app in English; the compiler refuses a key missing from either language. */
export const en = { ...frame, ...welcome, cases, story, scenarios, laws } as const satisfies SameKeys<typeof fr>;
