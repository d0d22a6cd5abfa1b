import type { Localized } from '@relance/schemas';

/** Texts of the rules about time, order, interrupts and size; those of form, structure and cards stand beside them in `issue-texts.ts`. */
export const ruleTexts: Readonly<Record<string, Localized>> = {
  T201: {
    fr: 'Boucle sans limite à partir de « {node} ». Faites-la passer par une carte « Répéter » ou supprimez le lien qui revient en arrière.',
    en: 'A loop without limit begins at “{node}”. Let it pass through a “Repeat” card, or delete the edge that goes back.',
  },
  T202: {
    fr: '« {node} » peut n’arriver qu’à J+{day}, au-delà des {most} jours qu’un scénario peut durer. Raccourcissez le chemin.',
    en: '“{node}” may come as late as D+{day}, beyond the {most} days a scenario may last. Shorten the path.',
  },
  T203: {
    fr: '« {node} » vient {waits} jours après le contact d’avant, moins que l’écart de {gap} jours, qui la repousse toujours. Espacez-les.',
    en: '“{node}” comes {waits} days after the contact before, less than the gap of {gap} days, which always pushes it back. Space them out.',
  },
  T204: {
    fr: '« {node} » est prévue à J+{planned}, mais on peut n’y arriver qu’à J+{reached}. Elle partirait aussitôt : reculez sa date.',
    en: '“{node}” is planned on D+{planned}, but it can be reached as late as D+{reached}. It would leave at once: move its date.',
  },
  T205: {
    fr: '« {node} » est prévue à J+{planned}, mais l’écart de {gap} jours la repousse toujours à J+{earliest}. Reculez-la ou réduisez l’écart.',
    en: '“{node}” is planned on D+{planned}, but the gap of {gap} days always pushes it to D+{earliest}. Move it or reduce the gap.',
  },
  T206: {
    fr: '« {node} » ne peut jamais partir : ses heures et ses jours ne rencontrent pas ceux de la maison. Changez-les.',
    en: '“{node}” can never leave: its hours and weekdays do not meet those of the house. Change them.',
  },
  T207: {
    fr: '« {node} », prévue à J+{planned}, est repoussée par l’écart à J+{earliest}, après l’étape suivante (J+{next}). Espacez-les ou supprimez-en une.',
    en: 'The gap pushes “{node}”, planned on D+{planned}, to D+{earliest}, past the next step (D+{next}). Space them out or delete one.',
  },
  T208: {
    fr: '« {node} » suit « {before} » le même jour : l’écart les sépare. Faites de l’une l’accompagnement de l’autre.',
    en: '“{node}” follows “{before}” on the same day: the gap tears them apart. Make one the companion of the other.',
  },
  T209: {
    fr: '« {node} » et « {inner} » répètent l’une dans l’autre. Gardez une seule répétition sur ce chemin.',
    en: '“{node}” and “{inner}” repeat one within the other. Keep one repetition on this path.',
  },
  L301: {
    fr: '« {node} » peut partir sans relance écrite avant elle. Reliez chaque chemin à une relance par e-mail ou courrier, par sa sortie « envoyé ».',
    en: '“{node}” may leave without a written reminder before it. Lead every path through a reminder by e-mail or letter, by its way out “sent”.',
  },
  L302: {
    fr: '« {node} » peut déranger avant 8 h, après 20 h ou un dimanche. Limitez ses heures et ses jours.',
    en: '“{node}” may disturb somebody before 8:00, after 20:00 or on a Sunday. Limit its hours and weekdays.',
  },
  L303: {
    fr: '« {node} » peut partir sans que personne ne l’ait validée. Demandez la validation de son contenu, ou un accord avant elle sur chaque chemin.',
    en: '“{node}” may leave without anybody’s approval. Ask for approval of its content, or for a go on every path before it.',
  },
  L304: {
    fr: 'Le ton baisse : « {node} » est de niveau {level} après un niveau {before}. Remontez son niveau.',
    en: 'The tone falls: “{node}” has level {level} after a level {before}. Raise its level.',
  },
  L305: {
    fr: '« {node} » écrit ou appelle après le passage en contentieux. Placez-la avant, ou supprimez-la.',
    en: '“{node}” writes or calls after the litigation handoff. Place it before, or delete it.',
  },
  L306: {
    fr: '« {node} » est une mise en demeure qui ne part pas en recommandé. Choisissez le courrier recommandé.',
    en: '“{node}” is a formal notice that does not leave as a registered letter. Choose the registered letter.',
  },
  L310: {
    fr: '« {node} » part à J+{planned}, avant la fin du délai accordé (J+{deadline}). Reculez-la au lendemain de ce délai.',
    en: '“{node}” leaves on D+{planned}, before the deadline granted has run (D+{deadline}). Move it to the day after.',
  },
  L311: {
    fr: '« {node} » monte au niveau {level} par un canal plus faible que celui du niveau {before}. Choisissez un canal au moins aussi fort.',
    en: '“{node}” rises to level {level} by a weaker channel than level {before} had. Choose a channel at least as strong.',
  },
  L312: {
    fr: '« {node} » termine la relance alors qu’il reste de l’argent dû, sans personne pour reprendre. Nommez un responsable et un délai de revue.',
    en: '“{node}” ends dunning with money still owed and nobody to take over. Name an owner and a review date.',
  },
  L313: {
    fr: '« {node} » réclame à un consommateur des frais qui n’existent qu’entre professionnels ({facts}). Retirez-les de son texte.',
    en: '“{node}” asks a consumer for fees that exist between businesses only ({facts}). Take them out of its text.',
  },
  L314: {
    fr: 'Ce scénario pour consommateurs ajoute des intérêts et indemnités de professionnels à partir du niveau {level}. Retirez ce réglage.',
    en: 'This scenario for consumers adds interest and indemnities between businesses from level {level} on. Remove that setting.',
  },
  X401: {
    fr: '« {node} » demande de l’argent alors que l’événement « {interruptFr} » suspend ou arrête la pièce. Supprimez ce contact.',
    en: '“{node}” asks for money while the event “{interruptEn}” suspends or stops the item. Delete that contact.',
  },
  X402: {
    fr: 'L’événement « {interruptFr} » mène à « {to} », où rien ne peut commencer. Choisissez la première carte de sa branche.',
    en: 'The event “{interruptEn}” leads to “{to}”, where nothing can begin. Choose the first card of its branch.',
  },
  X403: {
    fr: '« {node} » est de trop : à J+{planned} le plafond de {contacts} contacts en {days} jours est atteint et la repousse à J+{earliest}. Espacez les étapes.',
    en: '“{node}” is one too many: on D+{planned} the cap of {contacts} contacts in {days} days is reached and pushes it to D+{earliest}. Space the steps out.',
  },
  X404: {
    fr: 'La branche de l’événement « {interruptFr} » rejoint le scénario à « {node} ». Terminez-la par sa propre fin.',
    en: 'The branch of the event “{interruptEn}” joins the scenario at “{node}”. End it with an end of its own.',
  },
  B501: {
    fr: 'Le scénario compilé fait {bytes} octets, plus que les {most} permis. Scindez-le.',
    en: 'The compiled scenario has {bytes} bytes, more than the {most} allowed. Split it.',
  },
  B502: {
    fr: '« {node} » insère « {scenario} » dans lui-même. Choisissez un autre scénario.',
    en: '“{node}” inserts “{scenario}” into itself. Choose another scenario.',
  },
  B503: {
    fr: '« {node} » insère « {scenario} » : le scénario dépasse {most} cartes ou s’emboîte plus de {deepest} fois. Simplifiez-le.',
    en: '“{node}” inserts “{scenario}”: the scenario exceeds {most} cards or nests more than {deepest} times. Simplify it.',
  },
};
