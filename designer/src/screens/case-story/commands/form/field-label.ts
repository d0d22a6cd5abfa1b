import type { TFunction } from 'i18next';

/** What a field is called: in the words of its command where it has some, else in those it has everywhere. */
export function fieldLabel(t: TFunction, commandId: string, name: string): string {
  return t([`commands.own.${commandId}.${name}`, `commands.field.${name}`] as never, { defaultValue: name });
}
