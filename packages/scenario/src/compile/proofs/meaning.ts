import { noticeLevel } from '../../levels.js';
import type { MessageChannel } from '@relance/schemas';
import type { Timing } from '../../kinds/kind.js';
import type { Place } from '../drawing/unroll.js';

/** The port behind which a message was accepted (DESIGN §4): only there did anything happen to the customer. */
const acceptedPort = 'sent';

/** Whether a message left behind a port. */
export function isAccepted({ contact }: Timing, port: string): boolean {
  return contact !== undefined && port === acceptedPort;
}

/**
 * What was made behind a port as gap and cap count it (law 14): accepted messages and calls that reached somebody; pre-reminders and courtesy
 * weigh little.
 */
export function contactBehind(timing: Timing, port: string): 'full' | 'light' | undefined {
  const { contact, human } = timing;
  if (contact !== undefined) return port !== acceptedPort ? undefined : contact.level > 0 ? 'full' : 'light';
  return human?.task === 'call' && human.reachedPorts?.includes(port) === true ? 'full' : undefined;
}

/** The channels a card writes by: of a message with its companions, of the recap of a call. */
export function channelsOf({ contact, human }: Timing): MessageChannel[] {
  if (contact !== undefined) return [contact.channel, ...contact.companions];
  return human?.recap === undefined ? [] : [human.recap.channel];
}

/** What a card writes: its templates, the main one first, and what they may count on. */
interface CardTexts {
  templates: readonly string[];
  deadlineDays: number;
  isRecap: boolean;
}

/** The texts of a message with its companions, or of the recap of a call; none for other cards. */
export function textsOf({ contact, human }: Timing): CardTexts[] {
  if (contact !== undefined) return [{ templates: contact.templates, deadlineDays: contact.deadlineDays, isRecap: false }];
  return human?.recap === undefined ? [] : [{ templates: [human.recap.template], deadlineDays: 0, isRecap: true }];
}

/** Whether gap and cap hold a card back (law 14), and how heavy it weighs; courtesy leaves only when all is paid and is not judged. */
export function weightOf({ contact, human }: Timing): 'full' | 'light' | undefined {
  if (contact !== undefined) return contact.level > 0 ? 'full' : contact.level === 0 ? 'light' : undefined;
  return human?.task === 'call' ? 'full' : undefined;
}

/** A written reminder as law 19 counts it: e-mail or letter, of a level between a pre-reminder and a notice. */
export function isWrittenReminder({ contact }: Timing): boolean {
  return contact !== undefined && contact.channel !== 'sms' && contact.level >= 1 && contact.level < noticeLevel;
}

/** The day from the due date a card is planned on; undefined where it hangs on something else, or comes round again in its loop. */
export function plannedDay({ card, round }: Place): number | undefined {
  return round > 1 ? undefined : card.timing.offsetDays;
}
