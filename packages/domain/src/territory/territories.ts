import { bankHolidaysOfEnglandAndWales } from './bank-holidays.js';
import { isoWeekday, toDayNumber } from '../time/civil-date.js';

/** A country or part of one with its own public holidays and clock. */
export interface Territory {
  /** ISO 3166-1 country or ISO 3166-2 subdivision code. */
  code: string;
  name: Readonly<Record<'fr' | 'en', string>>;
  /** IANA time zone. */
  timeZone: string;
  /** Holidays on the same `MM-DD` every year. */
  fixed: readonly string[];
  /** Holidays by days after Easter Sunday: −2 Good Friday, 1 Easter Monday, 39 Ascension, 50 Whit Monday. */
  easter: readonly number[];
  /** What differs from year to year, as `MM-DD`. */
  changing?: (year: number) => readonly string[];
}

/** The eleven legal holidays of France (Code du travail, L3133-1). */
const FRENCH_FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
const FRENCH_EASTER = [1, 39, 50];

function overseas(code: string, name: string, english: string, timeZone: string, ...ownDays: string[]): Territory {
  return { code, name: { fr: name, en: english }, timeZone, fixed: [...FRENCH_FIXED, ...ownDays], easter: FRENCH_EASTER };
}

/** Good Friday and 26 December (L3134-13); the statute's condition on Good Friday, a Protestant temple in the commune, is taken as met. */
function alsaceMoselle(department: string, name: string): Territory {
  return {
    code: `FR-${department}`,
    name: { fr: name, en: name },
    timeZone: 'Europe/Paris',
    fixed: [...FRENCH_FIXED, '12-26'],
    easter: [-2, ...FRENCH_EASTER],
  };
}

/** King's Day is 27 April, or the day before when that is a Sunday. */
function kingsDay(year: number): readonly string[] {
  return [isoWeekday(toDayNumber(`${year}-04-27`)) === 7 ? '04-26' : '04-27'];
}

const france: readonly Territory[] = [
  overseas('FR', 'France métropolitaine', 'Metropolitan France', 'Europe/Paris'),
  alsaceMoselle('57', 'Moselle'),
  alsaceMoselle('67', 'Bas-Rhin'),
  alsaceMoselle('68', 'Haut-Rhin'),
  // The day of the abolition of slavery in each territory: L3422-2.
  overseas('GP', 'Guadeloupe', 'Guadeloupe', 'America/Guadeloupe', '05-27'),
  overseas('MQ', 'Martinique', 'Martinique', 'America/Martinique', '05-22'),
  overseas('GF', 'Guyane', 'French Guiana', 'America/Cayenne', '06-10'),
  overseas('RE', 'La Réunion', 'Réunion', 'Indian/Reunion', '12-20'),
  overseas('YT', 'Mayotte', 'Mayotte', 'Indian/Mayotte', '04-27'),
  // The statute says 27 May, the island has kept 28 May since 2018: nothing goes out on either.
  overseas('MF', 'Saint-Martin', 'Saint Martin', 'America/Marigot', '05-27', '05-28'),
  overseas('BL', 'Saint-Barthélemy', 'Saint Barthélemy', 'America/St_Barthelemy', '10-09'),
  overseas('NC', 'Nouvelle-Calédonie', 'New Caledonia', 'Pacific/Noumea', '09-24'),
  {
    code: 'PF',
    name: { fr: 'Polynésie française', en: 'French Polynesia' },
    timeZone: 'Pacific/Tahiti',
    fixed: [...FRENCH_FIXED, '03-05'],
    easter: [-2, ...FRENCH_EASTER],
    // Loi du pays of 2025: Matari'i on 20 November takes the place of 29 June.
    changing: (year) => [year < 2025 ? '06-29' : '11-20'],
  },
];

/** Neighbours: the days that are holidays in the whole country, on their own date; regional ones are not known here. */
const neighbours: readonly Territory[] = [
  {
    code: 'BE',
    name: { fr: 'Belgique', en: 'Belgium' },
    timeZone: 'Europe/Brussels',
    fixed: ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'],
    easter: [1, 39, 50],
  },
  {
    code: 'DE',
    name: { fr: 'Allemagne', en: 'Germany' },
    timeZone: 'Europe/Berlin',
    fixed: ['01-01', '05-01', '10-03', '12-25', '12-26'],
    easter: [-2, 1, 39, 50],
  },
  {
    code: 'LU',
    name: { fr: 'Luxembourg', en: 'Luxembourg' },
    timeZone: 'Europe/Luxembourg',
    fixed: ['01-01', '05-01', '05-09', '06-23', '08-15', '11-01', '12-25', '12-26'],
    easter: [1, 39, 50],
  },
  {
    // Only what every canton keeps; 1 August alone is federal law.
    code: 'CH',
    name: { fr: 'Suisse', en: 'Switzerland' },
    timeZone: 'Europe/Zurich',
    fixed: ['01-01', '08-01', '12-25'],
    easter: [39],
  },
  {
    code: 'ES',
    name: { fr: 'Espagne', en: 'Spain' },
    timeZone: 'Europe/Madrid',
    fixed: ['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'],
    easter: [-2],
  },
  {
    code: 'IT',
    name: { fr: 'Italie', en: 'Italy' },
    timeZone: 'Europe/Rome',
    fixed: ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'],
    easter: [0, 1],
    // Law 151 of 2025: Saint Francis again from 2026.
    changing: (year) => (year >= 2026 ? ['10-04'] : []),
  },
  {
    code: 'GB',
    name: { fr: 'Angleterre et pays de Galles', en: 'England and Wales' },
    timeZone: 'Europe/London',
    fixed: [],
    easter: [-2, 1],
    changing: bankHolidaysOfEnglandAndWales,
  },
  {
    // Algemene termijnenwet, article 3: 5 May every year, Good Friday put on a level with the holidays.
    code: 'NL',
    name: { fr: 'Pays-Bas', en: 'Netherlands' },
    timeZone: 'Europe/Amsterdam',
    fixed: ['01-01', '05-05', '12-25', '12-26'],
    easter: [-2, 1, 39, 50],
    changing: kingsDay,
  },
];

/** Every territory whose calendar can be built. One list: adding a territory is one entry here and its oracle in the tests. */
export const territories: readonly Territory[] = [...france, ...neighbours];
