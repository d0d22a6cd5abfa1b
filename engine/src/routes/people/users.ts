import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { addUser, changeRole, lockUser, removeUser, resetPassword, unlockUser, userView } from '../../people/change-user.js';
import { callerIn } from '../../plugins/app/access-control.js';

/** Who may act in the entity of the caller, and what admins do about it. */
export function userRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { users, seats } = dependencies.store;

  app.route({
    ...contracts.listUsers,
    handler: async (request) => {
      const given = await seats.ofEntity(callerIn(request).entityId);
      const known = new Map((await users.getMany(given.map(({ userId }) => userId))).map((user) => [user._id, user]));
      const shown = given.flatMap((seat) => {
        const user = known.get(seat.userId);
        return user === undefined ? [] : [userView(user, seat)];
      });
      return { users: shown.sort((left, right) => (left.name < right.name ? -1 : 1)) };
    },
  });

  app.route({ ...contracts.addUser, handler: (request) => addUser(dependencies, callerIn(request), request.body) });

  app.route({
    ...contracts.changeUserRole,
    handler: (request) => changeRole(dependencies, callerIn(request), { ...request.params, ...request.body }),
  });

  app.route({ ...contracts.lockUser, handler: (request) => lockUser(dependencies, callerIn(request), request.params.user) });
  app.route({ ...contracts.unlockUser, handler: (request) => unlockUser(dependencies, callerIn(request), request.params.user) });
  app.route({ ...contracts.removeUser, handler: (request) => removeUser(dependencies, callerIn(request), request.params.user) });
  app.route({ ...contracts.resetUserPassword, handler: (request) => resetPassword(dependencies, callerIn(request), request.params.user) });
}
