import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { absenceView, cancelAbsence, momentOf, recordAbsence } from '../../people/change-absence.js';
import { callerIn } from '../../plugins/app/access-control.js';

/** Who is away, and who stands in. */
export function absenceRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { absences } = dependencies.store;

  app.route({
    ...contracts.listAbsences,
    handler: async (request) => {
      const caller = callerIn(request);
      const { today } = await momentOf(dependencies, caller);
      const { past } = request.query;
      const known = await absences.lastingUntil(caller.entityId, past ? undefined : today);
      const wanted = known.filter(({ cancelledAt }) => past || cancelledAt === undefined);
      return { absences: await Promise.all(wanted.map((absence) => absenceView(dependencies, absence, today))) };
    },
  });

  app.route({ ...contracts.recordAbsence, handler: (request) => recordAbsence(dependencies, callerIn(request), request.body) });
  app.route({ ...contracts.cancelAbsence, handler: (request) => cancelAbsence(dependencies, callerIn(request), request.params.id) });
}
