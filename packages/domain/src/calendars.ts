export { buildCalendar } from './territory/build-calendar.js';
export { territories } from './territory/territories.js';
export type { Territory } from './territory/territories.js';
