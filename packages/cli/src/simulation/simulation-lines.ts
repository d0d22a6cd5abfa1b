import { formatLongDate, type Locale } from '@relance/domain';
import type { SimulateOutput } from '@relance/schemas';

interface DayLine {
  date: string;
  time: string;
  text: string;
}

function happenings(output: SimulateOutput, locale: Locale): DayLine[] {
  const fr = locale === 'fr';
  const contacts = output.contacts.map(({ date, time, account, channel, level, items }) => {
    const numbers = items.map(({ number, role }) => (role === 'listed' || role === 'announced' ? `(${number})` : number)).join(', ');
    return { date, time, text: `${time}  ${channel} ${fr ? 'niv.' : 'lev.'} ${level}  ${account}  ${numbers}` };
  });
  const tasks = output.tasks.map(({ date, time, account, kind, items, outcome }) => {
    const what = kind === 'call' ? (fr ? 'appel' : 'call') : fr ? 'à vérifier' : 'to check';
    return { date, time, text: `${time}  ${what}  ${account}  ${items.join(', ')} → ${outcome}` };
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
    const known = counts.get(code) ?? { items: 0, example: reason?.[locale] ?? status };
    counts.set(code, { ...known, items: known.items + 1 });
  }
  return [...counts]
    .sort(([, left], [, right]) => right.items - left.items)
    .map(([code, { items, example }]) => `  ${items} × ${code} (${example})`);
}

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
