import i18next from 'i18next';
import { account as accountInEnglish } from '../../i18n/en/account.js';
import { commands as commandsInEnglish } from '../../i18n/en/commands.js';
import { account as accountInFrench } from '../../i18n/fr/account.js';
import { commands as commandsInFrench } from '../../i18n/fr/commands.js';

/** Adds the words of an account's page in both languages to those of the app; the first screen does without them. */
export function addAccountTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { account: accountInFrench, commands: commandsInFrench }, true, true);
  i18next.addResourceBundle('en', 'translation', { account: accountInEnglish, commands: commandsInEnglish }, true, true);
}
