export { buildCalendar } from './territory/build-calendar.js';
export { holidaysOfYear } from './territory/holidays-of-year.js';
export { territories } from './territory/territories.js';
export type { Territory } from './territory/territories.js';
