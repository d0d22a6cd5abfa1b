import { accountId, caseId } from '@relance/domain';
import { contracts, type Account, type AccountView, type Entity } from '@relance/schemas';
import { accountNamed } from '../../ledger/accounts/account-lookup.js';
import { readAccountInput } from '../../ledger/accounts/account-input.js';
import { accountView } from '../../ledger/accounts/account-view.js';
import { changeAccount, createAccount } from '../../ledger/accounts/change-account.js';
import { withChangedContact, withContact, withoutContact } from '../../ledger/accounts/contact-input.js';
import { accountBehaviour } from '../../ledger/segments/account-behaviour.js';
import { businessMoment } from '../../clock/business-day.js';
import { without } from '../../ledger/accounts/without.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { accountDefaults } from '../../ledger/imports/row-to-records.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from './entity.js';

function blankAccount(entity: Entity, code: string): Account {
  const trimmed = code.trim();
  const _id = accountId(entity._id, trimmed);
  return { ...accountDefaults(entity), _id, entityId: entity._id, code: trimmed, name: trimmed, searchKey: '', contacts: [], version: 1 };
}

/** An account with how it paid. Throws RLC_NOT_FOUND. */
async function shownAccount(dependencies: EngineDependencies, entityId: string, code: string): Promise<AccountView> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, entityId);
  const account = await accountNamed(store, entityId, code);
  const { nowMs } = businessMoment(dependencies, entity);
  const { _id, payerAccountId = _id } = account;
  const behaviour = await accountBehaviour(store, entity, { accountId: _id, caseOf: caseId(entityId, payerAccountId), nowMs });
  return { ...(await accountView(store, account)), behaviour };
}

/** The customers' accounts: read, created, changed, with their contacts and the people around them. */
export function accountRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.getAccount,
    handler: (request) => shownAccount(dependencies, callerIn(request).entityId, request.params.code),
  });

  app.route({
    ...contracts.createAccount,
    handler: async (request) => {
      const caller = callerIn(request);
      const { code, ...said } = request.body;
      const blank = blankAccount(await entityOf(dependencies, caller.entityId), code);
      return createAccount(dependencies, caller, blank, (account) => readAccountInput(store, account, said));
    },
  });

  app.route({
    ...contracts.changeAccount,
    handler: (request) => {
      const { version, erase = [], ...said } = request.body;
      const fields = erase.map((field) => (field === 'payer' ? 'payerAccountId' : field));
      return changeAccount(dependencies, callerIn(request), {
        code: request.params.code,
        version,
        action: 'accountChanged',
        wanted: (account) => readAccountInput(store, without(account, fields), said),
      });
    },
  });

  app.route({
    ...contracts.addContact,
    handler: (request) => {
      const { version, ...said } = request.body;
      const asked = { code: request.params.code, version, action: 'contactAdded' } as const;
      return changeAccount(dependencies, callerIn(request), { ...asked, wanted: (account) => withContact(account, said) });
    },
  });

  app.route({
    ...contracts.changeContact,
    handler: (request) => {
      const { version, ...said } = request.body;
      const { code, contact } = request.params;
      const asked = { code, version, action: 'contactChanged' } as const;
      return changeAccount(dependencies, callerIn(request), { ...asked, wanted: (account) => withChangedContact(account, contact, said) });
    },
  });

  app.route({
    ...contracts.removeContact,
    handler: (request) => {
      const { code, contact } = request.params;
      const asked = { code, version: request.body.version, action: 'contactRemoved' } as const;
      return changeAccount(dependencies, callerIn(request), { ...asked, wanted: (account) => withoutContact(account, contact) });
    },
  });
}
