import type { Localized } from '@relance/schemas';
import type { Issue } from './issue.js';
import { cardTexts } from './texts/card-texts.js';
import { ruleTexts } from './texts/rule-texts.js';
import { templateTexts } from './texts/template-texts.js';

/** One sentence of fact and one of remedy for every code, with `{parameters}` of the issue; style: short, the user's own labels, no blame. */
export const issueTexts: Readonly<Record<string, Localized>> = {
  G001: {
    fr: 'Ce fichier n’est pas un scénario complet ({where} : {problem}). Exportez-le à nouveau depuis l’éditeur.',
    en: 'This file is not a complete scenario ({where}: {problem}). Export it again from the editor.',
  },
  G002: {
    fr: 'Ce scénario a été dessiné avec une version plus récente de Relance (catalogue {drawn}, ici {known}). Mettez Relance à jour.',
    en: 'This scenario was drawn with a newer Relance (catalogue {drawn}, here {known}). Update Relance.',
  },
  K120: {
    fr: '« {node} » est mal renseignée ({where} : {problem}). Corrigez ce champ.',
    en: '“{node}” is not filled in correctly ({where}: {problem}). Correct this field.',
  },
  S101: {
    fr: 'Le scénario a {count} départ(s). Gardez-en un seul.',
    en: 'The scenario has {count} start(s). Keep exactly one.',
  },
  S102: {
    fr: '« {node} » n’est jamais atteinte. Reliez-la ou supprimez-la.',
    en: '“{node}” is never reached. Connect it or delete it.',
  },
  S103: {
    fr: 'Aucun chemin ne mène de « {node} » à une fin. Reliez-la à une fin.',
    en: 'No path leads from “{node}” to an end. Connect it to one.',
  },
  S104: {
    fr: 'Deux cartes portent le même identifiant, dont « {node} ». Dupliquez la carte depuis l’éditeur.',
    en: 'Two cards share one identifier, “{node}” among them. Duplicate the card from the editor.',
  },
  P110: {
    fr: '« {node} » : que faire ensuite ? La sortie « {portFr} » n’est reliée à rien. Reliez-la à une étape ou à une fin.',
    en: '“{node}”: what comes next? Its way out “{portEn}” leads nowhere. Connect it to a step or an end.',
  },
  P111: {
    fr: 'Le lien {edge} part de « {from} » vers « {to} », dont l’une n’existe pas. Supprimez-le.',
    en: 'Edge {edge} runs from “{from}” to “{to}”, one of which does not exist. Delete it.',
  },
  P112: {
    fr: '« {node} » est d’un type inconnu, « {kind} ». Remplacez-la par une carte de la palette.',
    en: '“{node}” is of an unknown kind, “{kind}”. Replace it with a card of the palette.',
  },
  P113: {
    fr: '« {node} » utilise le modèle « {template} », qui n’existe pas. Choisissez un modèle ou ajoutez-le.',
    en: '“{node}” uses the template “{template}”, which does not exist. Choose another or add it.',
  },
  P114: {
    fr: 'Le modèle « {template} » de « {node} » n’est pas écrit en « {locale} ». Ajoutez cette langue.',
    en: 'Template “{template}” of “{node}” is not written in “{locale}”. Add that language.',
  },
  P125: {
    fr: '« {node} » utilise le modèle « {template} », écrit pour un autre canal ({written}). Choisissez un modèle de son canal.',
    en: '“{node}” uses the template “{template}”, written for another channel ({written}). Choose a template of its own channel.',
  },
  P115: {
    fr: '« {node} » n’a pas de sortie « {port} ». Supprimez ce lien ou rétablissez la sortie.',
    en: '“{node}” has no way out “{port}”. Delete that edge or restore the way out.',
  },
  P116: {
    fr: 'Un lien mène à « {node} », où rien ne peut arriver. Supprimez ce lien.',
    en: 'An edge leads to “{node}”, which nothing can enter. Delete that edge.',
  },
  P117: {
    fr: '« {node} » : la sortie « {portFr} » a {count} liens. Gardez-en un.',
    en: '“{node}”: its way out “{portEn}” has {count} edges. Keep one.',
  },
  P120: {
    fr: '« {node} » insère le scénario « {scenario} », qui n’est pas publié. Choisissez une version publiée.',
    en: '“{node}” inserts the scenario “{scenario}”, which is not published. Choose a published version.',
  },
  P121: {
    fr: '« {node} » se compte à partir de « {anchor} », qui n’existe pas. Choisissez une autre carte ou une autre date.',
    en: '“{node}” counts from “{anchor}”, which does not exist. Choose another card or another date.',
  },
  P122: {
    fr: '« {node} » n’a pas de sortie pour l’issue « {outcome} » de « {scenario} ». Ajoutez-la.',
    en: '“{node}” has no way out for the outcome “{outcome}” of “{scenario}”. Add it.',
  },
  P123: {
    fr: 'Le modèle « {template} » de « {node} » nomme « {facts} », que Relance ne connaît pas. Corrigez le modèle.',
    en: 'Template “{template}” of “{node}” names “{facts}”, which Relance does not know. Correct the template.',
  },
  P124: {
    fr: 'Le modèle « {template} » de « {node} » imprime « {facts} », qui peut manquer : le message ne partirait pas. Mettez ce passage sous condition.',
    en: 'Template “{template}” of “{node}” prints “{facts}”, which may be missing: the message would not leave. Make that passage conditional.',
  },
  ...cardTexts,
  ...ruleTexts,
  ...templateTexts,
};

/** Tells an issue in both languages; an unknown code is told as such rather than hidden. */
export function tellIssue(issue: Issue): Localized {
  const text = issueTexts[issue.code] ?? { fr: issue.code, en: issue.code };
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/gu, (whole, name: string) => String(issue.params[name] ?? whole)).replaceAll(/([JD])\+-/gu, '$1−');
  return { fr: fill(text.fr), en: fill(text.en) };
}
