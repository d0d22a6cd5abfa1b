import { simulationEventTypes, type SimulationEvent, type SimulationEventType } from '@relance/scenario';
import { splitDay } from './days.js';
import { dayOf, known, numberOf, readCents, readOptions } from './options.js';

function isEventType(word: string): word is SimulationEventType {
  return (simulationEventTypes as readonly string[]).includes(word);
}

/** Reads `wed 22 Oct 2025  payment F1, 1000.00 EUR`. Throws on a type or a remark nobody knows. */
export function readEvent(line: string): SimulationEvent {
  const { date, rest } = splitDay(line);
  const [, type = '', named = '', remarks = ''] = /^(\w+)\s*([^,]*),?\s*(.*)$/.exec(rest) ?? [];
  if (!isEventType(type)) throw new Error(`“${line}”: there is no event “${type}”`);
  const items = named.trim() === '' ? [] : named.trim().split(' ');
  const options = readOptions(remarks, line);
  const amount = options.take(/([\d.]+) ([A-Z]{3})/);
  const instalments = options.takeAll(/instalment (\S+) ([\d.]+) EUR due (.+)/).map(([number = '', cents = '', due = '']) => ({
    number,
    cents: readCents(cents),
    until: dayOf([due]) ?? '',
  }));
  const event: SimulationEvent = {
    date,
    type,
    ...known({
      item: items.length === 1 ? items[0] : undefined,
      items: items.length > 1 || type === 'plan' || type === 'planBroken' ? items : undefined,
      cents: amount === undefined ? undefined : readCents(amount[0] ?? ''),
      currency: amount?.[1],
      account: options.take(/by (\w+)/)?.[0],
      until: dayOf(options.take(/(?:until|due) (.+)/)),
      nodeId: options.take(/step ([\w-]+)/)?.[0],
      outcome: options.take(/outcome (\w+)/)?.[0],
      reason: options.take(/because (.+)/)?.[0],
      names: options.take(/naming (\w+)/)?.[0],
      blocked: options.has(/blocked/) ? true : undefined,
      inError: options.has(/in error/) ? true : undefined,
      level: numberOf(options.take(/level (\d)/)),
      lastLevel: numberOf(options.take(/last level (\d)/)),
      channel: options.take(/channel (\w+)/)?.[0],
      kind: options.take(/(insurerDeclaration|endOfCover|limitation|insolvencyClaim|recoveryOfGoods)/)?.[0] as SimulationEvent['kind'],
      owner: options.take(/owner (\w+)/)?.[0],
      command: options.take(/(skip|stepBack|reopen|notBefore)/)?.[0] as SimulationEvent['command'],
      instalments: instalments.length === 0 ? undefined : instalments,
    }),
  };
  options.close();
  return event;
}
