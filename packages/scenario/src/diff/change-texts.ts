import type { Localized } from '@relance/schemas';
import type { Change, ChangeCode } from './diff.js';

/** One sentence for every kind of difference, with `{parameters}`; a card is called by the name its user gave it. */
export const changeTexts: Readonly<Record<ChangeCode, Localized>> = {
  added: { fr: '« {node} » est ajoutée.', en: '“{node}” is added.' },
  removed: { fr: '« {node} » est supprimée.', en: '“{node}” is removed.' },
  replaced: { fr: '« {node} » devient une étape d’une autre nature.', en: '“{node}” becomes a step of another nature.' },
  moved: { fr: '« {node} » passe de J+{from} à J+{to}.', en: '“{node}” moves from D+{from} to D+{to}.' },
  redated: { fr: 'La date de « {node} » change.', en: 'The date of “{node}” changes.' },
  template: { fr: '« {node} » passe du modèle {from} au modèle {to}.', en: '“{node}” changes from template {from} to {to}.' },
  level: { fr: '« {node} » passe du niveau {from} au niveau {to}.', en: '“{node}” changes from level {from} to {to}.' },
  deadline: {
    fr: 'Le délai accordé par « {node} » passe de {from} à {to} jours.',
    en: 'The deadline “{node}” grants changes from {from} to {to} days.',
  },
  detail: { fr: '« {node} » : {member} change ({from} → {to}).', en: '“{node}”: {member} changes ({from} → {to}).' },
  rewired: {
    fr: 'La sortie « {port} » de « {node} » mène à « {toNode} » au lieu de « {fromNode} ».',
    en: 'The way out “{port}” of “{node}” leads to “{toNode}” instead of “{fromNode}”.',
  },
  policy: { fr: 'Réglage {policy} : {from} → {to}.', en: 'Setting {policy}: {from} → {to}.' },
  interrupt: {
    fr: 'L’événement {interrupt} mène à « {toNode} » au lieu de « {fromNode} ».',
    en: 'The event {interrupt} leads to “{toNode}” instead of “{fromNode}”.',
  },
  entry: {
    fr: 'Le scénario commence par « {toNode} » au lieu de « {fromNode} ».',
    en: 'The scenario begins with “{toNode}” instead of “{fromNode}”.',
  },
  entersOn: {
    fr: 'Les pièces entrent {to} jours avant l’échéance au lieu de {from}.',
    en: 'Items enter {to} days before the due date instead of {from}.',
  },
  scenario: { fr: 'C’est un autre scénario : {to} au lieu de {from}.', en: 'It is another scenario: {to} instead of {from}.' },
  proofs: { fr: 'Il est prouvé par d’autres règles : {to} au lieu de {from}.', en: 'It is proved by other rules: {to} instead of {from}.' },
  order: {
    fr: 'Les étapes sont rangées dans un autre ordre ; rien d’autre ne change.',
    en: 'The steps are stored in another order; nothing else changes.',
  },
};

/** Tells a difference in both languages; `names` gives the name of a card by its id, which stands for it otherwise. */
export function tellChange({ code, nodeId, params }: Change, names: ReadonlyMap<string, string> = new Map()): Localized {
  const nameOf = (id: string | number | undefined): string => names.get(String(id)) ?? String(id);
  const values: Record<string, string | number> = {
    ...params,
    node: nameOf(nodeId),
    fromNode: nameOf(params['from']),
    toNode: nameOf(params['to']),
  };
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole)).replaceAll(/([JD])\+-/gu, '$1−');
  const { fr, en } = changeTexts[code];
  return { fr: fill(fr), en: fill(en) };
}
