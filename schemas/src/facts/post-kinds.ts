import { alwaysTaken, type FactKindDefinition } from './fact-kind-definition.js';

/** What the post makes of a letter (laws 10, 19, 22). They are about one message, whose state says which of them may be told. */
export const postKinds = {
  letterPosted: {
    title: { fr: 'Courrier posté', en: 'Letter posted' },
    help: {
      fr: 'Le courrier est envoyé ce jour-là : l’étape est faite, l’écart et le délai accordé courent.',
      en: 'The letter is sent on that day: its step is done, the gap and the deadline it grants run.',
    },
    role: 'collector',
    about: 'case',
    when: 'happened',
    needs: ['dispatchId', 'fromOn'],
    takes: alwaysTaken,
  },
  letterTakenOut: {
    title: { fr: 'Courrier retiré avant dépôt', en: 'Letter taken out before posting' },
    help: {
      fr: 'Rien n’est parti : ce qui reste dû est décidé de nouveau ; retenu par une personne, ses pièces attendent sa décision.',
      en: 'Nothing left: what is still owed is decided anew; withheld by a person, its items wait for a decision.',
    },
    role: 'collector',
    about: 'case',
    when: 'happened',
    needs: ['dispatchId', 'reason'],
    takes: alwaysTaken,
    reasons: ['notOwed', 'withheld'],
  },
  letterPresented: {
    title: { fr: 'Recommandé présenté', en: 'Registered letter presented' },
    lifted: { fr: 'Présentation retirée', en: 'Presentation withdrawn' },
    help: {
      fr: 'Le délai accordé court de la première présentation.',
      en: 'The deadline it grants runs from the first presentation.',
    },
    role: 'collector',
    about: 'case',
    when: 'happened',
    needs: ['dispatchId', 'fromOn'],
    takes: alwaysTaken,
  },
  letterOutcome: {
    title: { fr: 'Issue du recommandé', en: 'Outcome of the registered letter' },
    help: {
      fr: 'Reçu, refusé ou non réclamé, il vaut remise ; inconnu à l’adresse, il ne vaut pas relance et une tâche s’ouvre.',
      en: 'Received, refused or unclaimed it was served; unknown at the address it is no reminder, and a task opens.',
    },
    role: 'collector',
    about: 'case',
    when: 'happened',
    needs: ['dispatchId', 'fromOn', 'reason'],
    takes: alwaysTaken,
    reasons: ['received', 'refused', 'unclaimed', 'unknownAddress'],
  },
} as const satisfies Readonly<Record<string, FactKindDefinition>>;
