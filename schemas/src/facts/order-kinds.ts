import { alwaysTaken, type FactKindDefinition } from './fact-kind-definition.js';

/** What a person orders about items (law 27), and what ends the amicable phase. */
export const orderKinds = {
  skip: {
    title: { fr: 'Étape sautée sur demande', en: 'Step skipped on request' },
    lifted: { fr: 'Demande retirée', en: 'Request withdrawn' },
    help: {
      fr: 'L’étape en cours des pièces n’a pas lieu ; elles passent à la suivante.',
      en: 'The present step of the items does not take place; they go on to the next.',
    },
    role: 'collector',
    about: 'items',
    when: 'happened',
    atStep: true,
    needs: ['reason'],
    takes: alwaysTaken,
  },
  stepBack: {
    title: { fr: 'Retour à l’étape précédente', en: 'Back to the step before' },
    lifted: { fr: 'Demande retirée', en: 'Request withdrawn' },
    help: {
      fr: 'Les pièces reviennent à l’étape faite en dernier, qui aura lieu de nouveau.',
      en: 'The items go back to the step done last, which takes place again.',
    },
    role: 'collector',
    about: 'items',
    when: 'happened',
    atStep: true,
    needs: ['reason'],
    takes: alwaysTaken,
  },
  reopen: {
    title: { fr: 'Relance rouverte', en: 'Dunning reopened' },
    lifted: { fr: 'Demande retirée', en: 'Request withdrawn' },
    help: {
      fr: 'Les pièces reprennent leur scénario là où elles s’étaient arrêtées.',
      en: 'The items go on with their scenario where they had stopped.',
    },
    role: 'creditManager',
    about: 'items',
    when: 'happened',
    needs: ['reason'],
    takes: alwaysTaken,
  },
  notBefore: {
    title: { fr: 'Prochaine étape repoussée', en: 'Next step put off' },
    lifted: { fr: 'Report retiré', en: 'Putting off withdrawn' },
    help: {
      fr: 'La prochaine étape des pièces n’a pas lieu avant ce jour.',
      en: 'The next step of the items does not take place before that day.',
    },
    role: 'collector',
    about: 'items',
    when: 'happened',
    needs: ['untilOn', 'reason'],
    takes: alwaysTaken,
  },
  dueDate: {
    title: { fr: 'Échéance déplacée', en: 'Due date moved' },
    help: {
      fr: 'Les étapes pas encore passées se comptent à partir de la nouvelle échéance.',
      en: 'The steps not yet passed count from the new due date.',
    },
    role: 'collector',
    about: 'items',
    when: 'happened',
    needs: ['dueOn', 'reason'],
    takes: alwaysTaken,
  },
  handover: {
    title: { fr: 'Transmis au contentieux', en: 'Handed over' },
    lifted: { fr: 'Dossier rappelé', en: 'Recalled' },
    help: {
      fr: 'La relance amiable de ces pièces s’arrête jusqu’au rappel.',
      en: 'The amicable dunning of these items stops until they are recalled.',
    },
    role: 'creditManager',
    about: 'items',
    when: 'happened',
    needs: ['addressee', 'reason'],
    takes: alwaysTaken,
  },
  writeOff: {
    title: { fr: 'Passé en perte', en: 'Written off' },
    lifted: { fr: 'Passage en perte annulé', en: 'Write-off undone' },
    help: {
      fr: 'Les pièces ne sont plus relancées.',
      en: 'The items are no longer reminded.',
    },
    role: 'creditManager',
    about: 'items',
    when: 'happened',
    needs: ['reason'],
    takes: alwaysTaken,
  },
} as const satisfies Readonly<Record<string, FactKindDefinition>>;
