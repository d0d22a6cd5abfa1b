import type { IncidentsDecided, IncidentView } from '@relance/schemas';
import type { Answers } from './contract-server.js';

const refused: IncidentView = {
  id: 'dispatch-7',
  kind: 'failed',
  at: 0,
  caseId: 'case-1',
  channel: 'email',
  level: 1,
  scenarioId: 'pme',
  nodeId: 'r1',
  step: 'Première relance',
  code: 'noAddress',
  why: { fr: 'N’est pas parti : aucune adresse.', en: 'Did not leave: no address.' },
  account: { code: 'C001', name: 'Menuiserie Dupré' },
  items: [{ id: 'item-1', number: 'F-101', outstandingCents: 187_200, currency: 'EUR' }],
  assignedTo: { name: 'Anne Morel', email: 'anne@morel.example' },
};

const decided: IncidentsDecided = {
  results: [{ id: 'dispatch-7', done: true, code: 'retried', fr: 'Sera renvoyé.', en: 'Will be sent again.' }],
  done: 1,
};

/** What the routes of incidents answer. */
export const incidentAnswers: Answers = {
  listIncidents: () => ({ value: { incidents: [refused], total: 1 } }),
  retryIncidents: () => ({ value: decided }),
  skipIncidents: () => ({ value: decided }),
  assignIncidents: () => ({ value: decided }),
};
