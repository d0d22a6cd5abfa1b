import type { Entity } from '@relance/schemas';
import type { Asked, Operation, World } from './fixture-api.js';
import { auditLines, coverage, keys, ruledSegments, segmentChanges, template, templateRows, users } from './fixtures/house.js';
import { inspection, itemsImport } from './fixtures/imports.js';
import { segments } from './fixtures/scenario.js';
import { entity } from './fixtures/session.js';

function importItems(world: World, { query }: Asked): unknown {
  world.uploads.push({ name: 'importItems', query });
  if (world.importAnswer !== undefined) return world.importAnswer(query);
  return { ...itemsImport, dryRun: query.get('dryRun') === 'true', closedByAbsence: query.get('full') === 'true' ? 4 : 0 };
}

/** Nothing can be sent again of which nobody knows whether it arrived. */
function decideIncidents(world: World, { query, body }: Asked, act: 'retry' | 'skip' | 'assign'): unknown {
  const results = (body['ids'] as string[]).map((id) => {
    const refused = act === 'retry' && world.incidents.find((one) => one.id === id)?.kind === 'unknown';
    return refused
      ? { id, done: false, code: 'unknown', fr: 'Jamais renvoyé sans réponse du prestataire.', en: 'Never sent again without an answer.' }
      : {
          id,
          done: true,
          code: act,
          fr: 'Part au prochain créneau, ven. 14 nov. à 9 h.',
          en: 'Leaves at the next slot, Fri 14 Nov at 09:00.',
        };
  });
  const done = results.filter((result) => result.done);
  if (query.get('dryRun') !== 'true') {
    world.houseCommands.push(`${act} ${done.map(({ id }) => id).join(',')} ${String(body['reason'] ?? body['to'])}`);
    if (act !== 'assign') world.incidents = world.incidents.filter(({ id }) => !done.some((one) => one.id === id));
  }
  return { results, done: done.length };
}

function putSegments(world: World, { query, body }: Asked): unknown {
  const rules = body['rules'] as typeof ruledSegments.rules;
  const made = { ...ruledSegments, rules: rules.map((rule, index) => ({ ...rule, accounts: 20 - index })) };
  if (query.get('dryRun') === 'true') return { ...made, moves: [{ from: 'PME, 30 j', to: rules[0]?.segment ?? '', accounts: 12 }] };
  world.ruled = rules;
  return { ...made, version: ruledSegments.version + 1 };
}

/** Recorded answers about running the house: imports, settings, people, segments, texts, incidents. */
export const houseAnswers: Readonly<Partial<Record<Operation, (world: World, asked: Asked) => unknown>>> = {
  getEntity: (world) => world.entity,
  putEntity: (world, { body }) => (world.entity = body as unknown as Entity),
  listEntities: ({ session }) => ({
    entities: [
      { id: 'brevanne', name: entity.name, role: session.user?.role, current: true },
      { id: 'brevanne-sud', name: 'Brévanne Sud', role: session.user?.role, current: false },
    ],
  }),
  getCoverage: () => coverage,
  getSending: (world) => world.sending,
  vouchForPayments: (world, { body }) => {
    world.sending = { ...world.sending, feed: { ...world.sending.feed, isFresh: true, knownTo: String(body['to']) } };
    return world.sending.feed;
  },
  listUsers: () => ({ users }),
  resetUserPassword: (world, { params }) => {
    world.houseCommands.push(`resetUserPassword ${params['user'] ?? ''}`);
    return { user: users.find(({ id }) => id === params['user']), recorded: true, oneTimePassword: 'passe-provisoire' };
  },
  listKeys: () => ({ keys }),
  listAudit: () => ({ rows: auditLines }),
  listTemplates: () => ({ templates: templateRows }),
  inspectImport: (world, { query }) => {
    world.uploads.push({ name: 'inspectImport', query });
    return inspection;
  },
  importItems,
  listImports: (world) => ({ rows: world.imports }),
  getSegments: ({ isRuled, ruled }) =>
    ruled === undefined
      ? isRuled
        ? ruledSegments
        : segments
      : { ...ruledSegments, version: ruledSegments.version + 1, rules: ruled.map((rule) => ({ ...rule, accounts: 9 })) },
  putSegments,
  listSegmentChanges: (world) => ({
    rows: world.isRuled ? segmentChanges.filter(({ _id }) => !world.houseCommands.includes(`seen ${_id}`)) : [],
  }),
  markSegmentChangeSeen: (world, { params }) => {
    world.houseCommands.push(`seen ${params['id'] ?? ''}`);
    return { change: { ...segmentChanges[0], state: 'seen' }, recorded: true };
  },
  getTemplate: () => template,
  listIncidents: (world) => ({ incidents: world.incidents, total: world.incidents.length }),
  retryIncidents: (world, asked) => decideIncidents(world, asked, 'retry'),
  skipIncidents: (world, asked) => decideIncidents(world, asked, 'skip'),
  assignIncidents: (world, asked) => decideIncidents(world, asked, 'assign'),
  testTemplate: (world, { body }) => {
    world.houseCommands.push(`test ${String(body['template'])} ${String(body['account'])}`);
    return { to: world.session.user?.email, subject: 'Essai', hash: 'h', outcome: 'accepted' };
  },
};
