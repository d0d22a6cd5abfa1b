import { incidentAnswers } from './sample-incidents.js';
import { mailAnswers } from './sample-mail.js';
import type { AbsenceView, Entity, KeyView, UserView } from '@relance/schemas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from './run-cli.js';
import type { Answers, SeenCall } from './contract-server.js';

const user: UserView = { id: 'u-1', email: 'marie@morel.example', name: 'Marie Blé', locale: 'fr', role: 'collector', state: 'active' };
const invited: UserView = { ...user, state: 'invited', passwordUntil: 604_800_000 };
const oneTimePassword = 'abcde-fghjk-mnpqr-stuvw';
const key: KeyView = {
  id: 'k-1',
  name: 'Export du soir',
  role: 'auditor',
  readOnly: true,
  state: 'active',
  createdOn: '2025-09-01',
  createdBy: 'Anne Morel',
  expiresOn: '2026-09-01',
};
const absence: AbsenceView = {
  id: 'a-1',
  user: { name: 'Marie Blé', email: 'marie@morel.example' },
  substitute: { name: 'Anne Morel' },
  fromOn: '2025-09-01',
  untilOn: '2025-09-12',
  state: 'now',
};

const entity = JSON.parse(readFileSync(join(fixtures, 'entity.json'), 'utf8')) as Entity;

/** What an engine answers about those who may act, and where. */
export const peopleAnswers: Answers = {
  ...mailAnswers,
  ...incidentAnswers,
  listUsers: () => ({ value: { users: [user, invited, { ...user, state: 'locked', failedUntil: 900_000 }] } }),
  addUser: () => ({ value: { user: invited, recorded: true, oneTimePassword } }),
  changeUserRole: () => ({ value: { user: { ...user, role: 'auditor' }, recorded: true } }),
  lockUser: () => ({ value: { user: { ...user, state: 'locked' }, recorded: true } }),
  unlockUser: () => ({ value: { user, recorded: false } }),
  removeUser: () => ({ value: { user, recorded: true } }),
  resetUserPassword: () => ({ value: { user: invited, recorded: true, oneTimePassword } }),
  listKeys: () => ({ value: { keys: [key, { ...key, role: 'collector', readOnly: false, state: 'revoked', lastUsedOn: '2025-09-08' }] } }),
  createKey: () => ({ value: { key, recorded: true, secret: 'rlk_0123456789abcdef_secret' } }),
  revokeKey: () => ({ value: { key: { ...key, state: 'revoked' }, recorded: false } }),
  listAbsences: ({ query }: SeenCall) => ({ value: { absences: query['past'] === 'true' ? [{ ...absence, state: 'past' }] : [absence] } }),
  recordAbsence: () => ({ value: { absence, recorded: true } }),
  cancelAbsence: () => ({ value: { absence: { ...absence, state: 'cancelled' }, recorded: true } }),
  getEntity: () => ({ value: entity }),
  createEntity: () => ({ value: { ...entity, sendingPaused: true } }),
  listEntities: () => ({
    value: {
      entities: [
        { id: 'main', name: 'Fournitures Martin', role: 'admin', current: true },
        { id: 'negoce', name: 'Martin Négoce', role: 'admin', current: false },
      ],
    },
  }),
};
