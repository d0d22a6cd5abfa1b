import type { Localized } from '@relance/schemas';
import type { Issue } from './issue.js';

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
  C130: {
    fr: '« {node} » demande « {field} », que Relance ne connaît pas. Choisissez un champ de la liste.',
    en: '“{node}” asks for “{field}”, which Relance does not know. Choose a field of the list.',
  },
  C131: {
    fr: '« {node} » compare un montant sans dire en quelle devise. Indiquez la devise.',
    en: '“{node}” compares an amount without naming a currency. Name the currency.',
  },
  T201: {
    fr: 'Boucle sans limite à partir de « {node} ». Supprimez le lien qui revient en arrière.',
    en: 'A loop without limit begins at “{node}”. Delete the edge that goes back.',
  },
  T204: {
    fr: '« {node} » est prévue à J+{planned}, mais on y arrive au plus tôt à J+{reached}. Elle partirait aussitôt : reculez sa date.',
    en: '“{node}” is planned on D+{planned}, but it can be reached as late as D+{reached}. It would leave at once: move its date.',
  },
  T205: {
    fr: '« {node} » est prévue à J+{planned}, mais l’écart de {gap} jours la repousse toujours à J+{earliest}. Reculez-la ou réduisez l’écart.',
    en: '“{node}” is planned on D+{planned}, but the gap of {gap} days always pushes it to D+{earliest}. Move it or reduce the gap.',
  },
  L304: {
    fr: 'Le ton baisse : « {node} » est de niveau {level} après un niveau {before}. Remontez son niveau.',
    en: 'The tone falls: “{node}” has level {level} after a level {before}. Raise its level.',
  },
  L310: {
    fr: '« {node} » part à J+{planned}, avant la fin du délai accordé (J+{deadline}). Reculez-la au lendemain de ce délai.',
    en: '“{node}” leaves on D+{planned}, before the deadline granted has run (D+{deadline}). Move it to the day after.',
  },
  L312: {
    fr: '« {node} » termine la relance alors qu’il reste de l’argent dû, sans personne pour reprendre. Nommez un responsable et un délai de revue.',
    en: '“{node}” ends dunning with money still owed and nobody to take over. Name an owner and a review date.',
  },
  B501: {
    fr: 'Le scénario compilé fait {bytes} octets, plus que les {most} permis. Scindez-le.',
    en: 'The compiled scenario has {bytes} bytes, more than the {most} allowed. Split it.',
  },
};

/** Tells an issue in both languages; an unknown code is told as such rather than hidden. */
export function tellIssue(issue: Issue): Localized {
  const text = issueTexts[issue.code] ?? { fr: issue.code, en: issue.code };
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/gu, (whole, name: string) => String(issue.params[name] ?? whole)).replaceAll(/([JD])\+-/gu, '$1−');
  return { fr: fill(text.fr), en: fill(text.en) };
}
