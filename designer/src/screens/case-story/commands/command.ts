import type { FactRecorded, Localized, RoleName } from '@relance/schemas';
import type { CommandField } from './command-field.js';

/** What a command changes for the items of a case, as the server computed it, and what else it says of it. */
export interface CommandAnswer {
  /** False: a dry run, or it had been recorded before. */
  recorded: boolean;
  effect: FactRecorded['effect'];
  /** Money that goes to items, or comes off them where it is negative. */
  shares: readonly { number: string; cents: number }[];
  /** Of money: what no item has of it then; minor units. */
  unallocatedCents?: number;
  currency?: string;
  /** The fact recorded, which can be lifted again. */
  factId?: string;
}

/** Something a person may do about an account: its words, who may, what it asks for, and how it is asked. */
export interface Command {
  /** Stands in the address, so that a colleague can be sent to it. */
  readonly id: string;
  /** The heading it stands under in the menu. */
  readonly family: CommandFamily;
  readonly title: Localized;
  /** What it means for the items; absent: what it changes is said by the form alone. */
  readonly help?: Localized;
  /** Least role that may. */
  readonly role: RoleName;
  /** Whether it is about items: `none` asks for none. */
  readonly about: 'any' | 'items' | 'none';
  readonly fields: readonly CommandField[];
  /** What the form begins with, by field. */
  readonly given?: Readonly<Record<string, string>>;
  /** Asks the server: what would change, or to do it. */
  readonly ask: (body: Readonly<Record<string, unknown>>, dryRun: boolean) => Promise<CommandAnswer>;
  readonly hasDryRun: boolean;
  /** It takes a name (`key`), under which asking twice does it once; others are done once by themselves. */
  readonly isKeyed: boolean;
}

/** Headings of the menu, in its order. */
export const commandFamilies = ['pausing', 'order', 'money', 'lift', 'happening', 'contact', 'post'] as const;

/** One of {@link commandFamilies}. */
export type CommandFamily = (typeof commandFamilies)[number];
