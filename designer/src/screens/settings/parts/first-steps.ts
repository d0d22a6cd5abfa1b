import type { Entity } from '@relance/schemas';

/** What must be there before the first message leaves, in the order in which it is best done. */
export type FirstStep = 'letterhead' | 'bank' | 'sender' | 'calendar' | 'import' | 'scenario' | 'assignment';

/** What the first steps are read from. */
interface FirstState {
  entity: Entity;
  accounts: number;
  /** Published versions. */
  scenarios: number;
  /** Segments whose new items enter a scenario. */
  assigned: number;
}

/** Which of the first steps are done, told from what is there: nothing of it is stored. */
export function firstSteps({ entity, accounts, scenarios, assigned }: FirstState): { step: FirstStep; isDone: boolean }[] {
  const { legalForm, siren, address, payeeAccounts, sender, territory } = entity;
  const isDone: Readonly<Record<FirstStep, boolean>> = {
    letterhead: legalForm !== '' && siren !== '' && address.lines.some((line) => line !== '') && address.city !== '',
    bank: payeeAccounts.length > 0 && payeeAccounts.every(({ iban }) => iban !== ''),
    sender: sender.name !== '' && sender.email !== '' && sender.phone !== '',
    calendar: territory !== '',
    import: accounts > 0,
    scenario: scenarios > 0,
    assignment: assigned > 0,
  };
  return (Object.keys(isDone) as FirstStep[]).map((step) => ({ step, isDone: isDone[step] }));
}
