import type { CaseFacts } from '@relance/scenario';
import { caseFacts, entityPolicy, payerOf } from '@relance/scenario/machine';
import { contracts, type Entity } from '@relance/schemas';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { calendarOf } from '../../messages/texts/preview/read-case.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { entityOf } from '../people/entity.js';
import { compileFor, issueView } from './compile-for.js';

/** What speaks of the walk the case has really gone (tasks, letters, bounces, commands) says nothing of another scenario. */
function walkedAnew({ version, caseId, entityId, payer, items, receipts, suspensions, ...others }: CaseFacts): CaseFacts {
  const { contactsOutside, oppositions, insolvencies, instalmentPlans, waivers, outsideDeadlines } = others;
  const kept = { contactsOutside, oppositions, insolvencies, instalmentPlans, waivers, outsideDeadlines };
  const known = Object.fromEntries(Object.entries(kept).filter(([, facts]) => facts !== undefined));
  return { version, caseId, entityId, payer, items, receipts, suspensions, tasks: [], ...known };
}

/** The recorded facts of an account, its items entering a plan from the beginning. Throws RLC_NOT_FOUND. */
async function accountFor({ store }: EngineDependencies, entity: Entity, code: string, hash: string) {
  const records = await caseRecordsOf(store, entity._id, code);
  const { name } = payerOf(records);
  const entering = new Map(records.accounts.map(({ segment }) => [segment, hash]));
  return { name, facts: walkedAnew(caseFacts(records, entering)) };
}

/** What simulations are run from where they are looked at. */
export function simulationRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({
    ...contracts.prepareSimulation,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const { bundle, account: code } = request.body;
      const { plan, hash, issues } = await compileFor(dependencies, entity, bundle);
      const account = code === undefined ? undefined : await accountFor(dependencies, entity, code, hash ?? '');
      const { today } = businessMoment(dependencies, entity);
      const territories = new Set([entity.territory, account?.facts.payer.territory ?? entity.territory]);
      const calendars = [...territories].map((territory) => [territory, { ...calendarOf(territory, Number(today.slice(0, 4))) }] as const);
      return {
        today,
        territory: entity.territory,
        policy: { ...entityPolicy(entity) },
        calendars: Object.fromEntries(calendars),
        issues: issues.map(issueView),
        ...(plan === undefined ? {} : { hash, plan: { ...plan } }),
        ...(account === undefined ? {} : { account: { name: account.name, facts: { ...account.facts } } }),
      };
    },
  });
}
