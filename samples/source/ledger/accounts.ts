import { cities, companyWords, fictionBlocks, firstNames, forms, lastNames, publicNames, streets, trades, womenNames } from './names.js';
import type { Random } from './random.js';
import { inventSiren } from './siren.js';

/** Segments of the sample, named after the scenario each is dunned by. */
export type Segment = 'PME faible risque' | 'Grand compte' | 'Organisme public' | 'Client à risque' | 'Échéance 60 jours';

/** How an account pays: on time, after the first or second message, late, or not within the weeks of the sample. */
export type Habit = 'punctual' | 'reminded' | 'slow' | 'never';

/** A person of an account. */
export interface Person {
  civility: string;
  name: string;
  role: 'Comptabilité fournisseurs' | 'Direction' | 'Achats' | 'Validation';
  email: string;
  phone: string;
  mobile: string;
}

/** An invented customer. */
export interface SampleAccount {
  code: string;
  name: string;
  siren: string;
  segment: Segment;
  people: Person[];
  address: { street: string; postcode: string; city: string; country: 'FR' | 'GB' | 'IE' };
  language: 'fr' | 'en';
  collector: string;
  habit: Habit;
}

/** Share of each segment among the accounts, and how its customers pay. */
const segments: readonly { segment: Segment; share: number; habits: Readonly<Record<Habit, number>> }[] = [
  { segment: 'PME faible risque', share: 0.48, habits: { punctual: 0.38, reminded: 0.4, slow: 0.14, never: 0.08 } },
  { segment: 'Grand compte', share: 0.1, habits: { punctual: 0.4, reminded: 0.35, slow: 0.2, never: 0.05 } },
  { segment: 'Organisme public', share: 0.13, habits: { punctual: 0.22, reminded: 0.35, slow: 0.35, never: 0.08 } },
  { segment: 'Client à risque', share: 0.13, habits: { punctual: 0.15, reminded: 0.35, slow: 0.2, never: 0.3 } },
  { segment: 'Échéance 60 jours', share: 0.16, habits: { punctual: 0.35, reminded: 0.4, slow: 0.17, never: 0.08 } },
];

const collectors = ['Camille Astier', 'Mehdi Larroque', 'Jeanne Pivert'] as const;

const foreign = [
  { city: 'Leeds', postcode: 'LS1 4AP', street: '12 Kirkfold Lane', country: 'GB', word: 'Kirkfold Trading', person: 'Alison Thorncroft' },
  { city: 'Cork', postcode: 'T12 X8N6', street: '3 Harbour Row', country: 'IE', word: 'Ballyvarna Supplies', person: 'Niall Kearnahan' },
  { city: 'Bristol', postcode: 'BS1 5TR', street: '40 Wexcombe Street', country: 'GB', word: 'Wexcombe Fixtures', person: 'Gemma Wexley' },
] as const;

/** Accounts as many as asked for, the segments in their shares; a few without any e-mail address, three who read English. */
export function inventAccounts(random: Random, count: number): SampleAccount[] {
  const names = new Set<string>();
  const accounts = segments.flatMap(({ segment, share, habits }, index) => {
    const before = Math.round(segments.slice(0, index).reduce((sum, one) => sum + one.share, 0) * count);
    const after = Math.round((segments.slice(0, index).reduce((sum, one) => sum + one.share, 0) + share) * count);
    return Array.from({ length: after - before }, () => inventAccount(random, segment, draw(random, habits), names));
  });
  return accounts.map((account, index) => finish(account, index, accounts.length));
}

/** Accounts whose people have no e-mail address, by their place in the list: about one in twenty-five. */
function finish(account: SampleAccount, index: number, count: number): SampleAccount {
  const code = `C${String(index + 1).padStart(5, '0')}`;
  const abroad = foreign[[2, 7, count - 3].indexOf(index)];
  if (abroad !== undefined) {
    const { word: name, street, postcode, city, country, person: known } = abroad;
    const civility = known.startsWith('Niall') ? 'Mr' : 'Ms';
    const people = account.people.slice(0, 1).map((person) => ({ ...person, civility, name: known }));
    return {
      ...account,
      code,
      name,
      siren: '',
      people: atDomain(people, name),
      address: { street, postcode, city, country },
      language: 'en',
    };
  }
  if (index % 25 !== 11) return { ...account, code };
  return { ...account, code, people: account.people.map((person) => ({ ...person, email: '' })) };
}

function draw(random: Random, shares: Readonly<Record<Habit, number>>): Habit {
  let left = random.fraction();
  for (const habit of ['punctual', 'reminded', 'slow', 'never'] as const) {
    left -= shares[habit];
    if (left < 0) return habit;
  }
  return 'never';
}

function inventAccount(random: Random, segment: Segment, habit: Habit, names: Set<string>): SampleAccount {
  const [city, postcode, zone] = random.pick(cities);
  const name = unused(names, () => inventName(random, segment));
  const roles: Person['role'][] = ['Comptabilité fournisseurs'];
  if (segment === 'Grand compte') roles.push('Achats', 'Validation', 'Direction');
  else if (segment === 'Organisme public') roles.push('Validation');
  else if (random.chance(0.4)) roles.push('Direction');
  const people = roles.map((role) => inventPerson(random, role, zone));
  return {
    code: '',
    name,
    siren: inventSiren(random, segment === 'Organisme public' ? '21' : String(random.between(3, 9))),
    segment,
    people: atDomain(people, name),
    address: { street: `${String(random.between(1, 98))} ${random.pick(streets)}`, postcode, city, country: 'FR' },
    language: 'fr',
    collector: random.pick(collectors),
    habit,
  };
}

function inventName(random: Random, segment: Segment): string {
  const word = random.pick(companyWords);
  if (segment === 'Organisme public') return `${random.pick(publicNames)} ${word}`.replace(/ de (?=[AEIOUYÉH])/, ' d’');
  const trade = random.pick(trades[segment] ?? []);
  return segment === 'Grand compte' ? `${trade} ${word}` : `${word} ${trade} ${random.chance(0.3) ? random.pick(forms) : ''}`.trim();
}

/** A name not yet given; where words run out, a number tells two of them apart. */
function unused(names: Set<string>, invent: () => string): string {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const name = invent();
    if (!names.has(name)) {
      names.add(name);
      return name;
    }
  }
  const numbered = `${invent()} ${String(names.size)}`;
  names.add(numbered);
  return numbered;
}

function inventPerson(random: Random, role: Person['role'], zone: number): Person {
  const first = random.pick(firstNames);
  const digits = (): string => String(random.between(10, 99));
  return {
    civility: womenNames.has(first) ? 'Madame' : 'Monsieur',
    name: `${first} ${random.pick(lastNames)}`,
    role,
    email: '',
    phone: `0${String(zone)} ${fictionBlocks[zone] ?? ''} ${digits()} ${digits()}`,
    mobile: random.chance(0.5) ? `06 39 98 ${digits()} ${digits()}` : '',
  };
}

function atDomain(people: readonly Person[], company: string): Person[] {
  const domain = `${slug(company).slice(0, 50).replace(/-$/, '')}.example`;
  return people.map((person) => ({
    ...person,
    email: person.role === 'Comptabilité fournisseurs' ? `compta@${domain}` : `${slug(person.name).replace('-', '.')}@${domain}`,
  }));
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
