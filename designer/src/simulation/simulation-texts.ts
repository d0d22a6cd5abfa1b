import i18next from 'i18next';
import { simulation as english } from '../i18n/en/simulation.js';
import { simulation as french } from '../i18n/fr/simulation.js';

/** Adds the words of the simulation in both languages to those of the app; nothing else needs them. */
export function addSimulationTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { simulation: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { simulation: english }, true, true);
}
