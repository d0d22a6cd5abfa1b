import { formatLongDate, type Locale } from '@relance/domain';
import type { Localized, SimulateOutput } from '@relance/schemas';

interface DayLine {
  date: string;
  time: string;
  text: string;
}

/** What a person is asked to do. */
const TASK_WORDS: Readonly<Record<SimulateOutput['tasks'][number]['kind'], Localized>> = {
  call: { fr: 'appel', en: 'call' },
  check: { fr: 'à vérifier', en: 'to check' },
  approval: { fr: 'à approuver', en: 'to approve' },
};

function happenings(output: SimulateOutput, locale: Locale): DayLine[] {
  const fr = locale === 'fr';
  const failed = fr ? '  (échec)' : '  (failed)';
  const contacts = output.contacts.map(({ date, time, account, channel, level, items, outcome }) => {
    const numbers = items.map(({ number, role }) => (role === 'listed' || role === 'announced' ? `(${number})` : number)).join(', ');
    return {
      date,
      time,
      text: `${time}  ${channel} ${fr ? 'niv.' : 'lev.'} ${level}  ${account}  ${numbers}${outcome === 'failed' ? failed : ''}`,
    };
  });
  const tasks = output.tasks.map(({ date, time, account, kind, items, outcome }) => {
    return { date, time, text: `${time}  ${TASK_WORDS[kind][locale]}  ${account}  ${items.join(', ')} → ${outcome}` };
  });
  const skipped = output.skipped.map(({ date, account, item, reason }) => ({
    date,
    time: '',
    text: `   –   ${account} ${item}${fr ? ' : ' : ': '}${reason[locale]}`,
  }));
  const all = [...contacts, ...tasks, ...skipped];
  return all.sort((left, right) => (`${left.date}${left.time}` < `${right.date}${right.time}` ? -1 : 1));
}

function endingCounts(output: SimulateOutput, locale: Locale): string[] {
  const counts = new Map<string, { items: number; example: string }>();
  for (const { status, reason } of output.endings) {
    const code = reason?.code ?? status;
    const known = counts.get(code) ?? { items: 0, example: reason?.[locale] ?? STATUS_WORDS[status][locale] };
    counts.set(code, { ...known, items: known.items + 1 });
  }
  return [...counts.values()].sort((left, right) => right.items - left.items).map((heap) => heapLine(heap, locale));
}

/** How many items stand alike, told by one of them. */
export function heapLine({ items, example }: { items: number; example: string }, locale: Locale): string {
  if (items === 1) return locale === 'fr' ? `  1 pièce : ${example}` : `  1 item: ${example}`;
  return locale === 'fr' ? `  ${items} pièces, par exemple : ${example}` : `  ${items} items, for example: ${example}`;
}

/** Where an item stands that has no reason to tell. */
const STATUS_WORDS: Readonly<Record<SimulateOutput['endings'][number]['status'], Localized>> = {
  walking: { fr: 'le parcours continue.', en: 'the walk goes on.' },
  suspended: { fr: 'le parcours est suspendu.', en: 'the walk is suspended.' },
  parked: { fr: 'une personne doit décider.', en: 'a person must decide.' },
  stopped: { fr: 'le parcours est arrêté.', en: 'the walk has stopped.' },
  done: { fr: 'le parcours est terminé.', en: 'the walk is over.' },
};

/** A simulation for people: day by day, then where the items stand. */
export function simulationLines(output: SimulateOutput, locale: Locale): string[] {
  const lines: string[] = [];
  let day = '';
  for (const { date, text } of happenings(output, locale)) {
    if (date !== day) lines.push(formatLongDate(date, locale));
    day = date;
    lines.push(`  ${text}`);
  }
  const fr = locale === 'fr';
  const until = formatLongDate(output.to, locale);
  lines.push(
    '',
    fr
      ? `${output.contacts.length} prises de contact, ${output.tasks.length} tâches. Au ${until} :`
      : `${output.contacts.length} contacts, ${output.tasks.length} tasks. On ${until}:`,
    ...endingCounts(output, locale),
  );
  return lines;
}
