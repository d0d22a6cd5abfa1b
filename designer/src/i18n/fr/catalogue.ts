import { cases } from './cases.js';
import { frame } from './frame.js';
import { laws } from './laws.js';
import { scenarios } from './scenarios.js';
import { story } from './story.js';
import { welcome } from './welcome.js';

/** Every text of the app in French, the first language. */
export const fr = { ...frame, ...welcome, cases, story, scenarios, laws } as const;
