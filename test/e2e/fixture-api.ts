import type { contracts, CaseRow, Entity, FactView, Graph, PaymentView, SavedView, SessionView, Status, TaskView } from '@relance/schemas';
import { buildCalendar } from '@relance/domain/calendars';
import { compile, tellIssue } from '@relance/scenario';
import { houseAnswers } from './house-answers.js';
import { lormeau } from './fixtures/simulation.js';
import { manyAnswers } from './fixtures/accounts.js';
import { accountAnswers, lormeauFacts, lormeauPayments } from './fixtures/account.js';
import { caseRows, caseView, dispatches } from './fixtures/cases.js';
import { status } from './fixtures/clock.js';
import { incidents, sending, type ruledSegments } from './fixtures/house.js';
import { importLines } from './fixtures/imports.js';
import { graph, templates, versions } from './fixtures/scenario.js';
import { acceptedPassword, entity, firstRun, problem, signedIn, signedOut } from './fixtures/session.js';
import { story, whys } from './fixtures/story.js';
import { tasks } from './fixtures/tasks.js';
import { answerTask, type Held, todayAnswers } from './fixtures/today.js';

/** The name of an operation of the API. */
export type Operation = keyof typeof contracts;

/** What a request brought. */
export interface Asked {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: Readonly<Record<string, unknown>>;
}

/** What the stand-in of one browser session answers from; tests change it to see how the page copes. */
export interface World {
  session: SessionView;
  status: Status;
  rows: readonly CaseRow[];
  tasks: readonly TaskView[];
  /** Operations that fail with a server error. */
  broken: ReadonlySet<Operation>;
  /** The draft of the scenario, as last saved; undefined: nobody edits it. */
  draft: { revision: number; bundle: Record<string, unknown> } | undefined;
  /** Bundles published. */
  published: Record<string, unknown>[];
  /** Which segments were given which version. */
  assigned: Record<string, unknown>[];
  /** Outcomes received. */
  answered: Record<string, unknown>[];
  /** The creditor entity, as last saved. */
  entity: Entity;
  /** Whether messages leave. */
  sending: typeof sending;
  /** Whether segments have rules. */
  isRuled: boolean;
  /** The rules as last applied. */
  ruled: typeof ruledSegments.rules | undefined;
  /** Messages that did not leave. */
  incidents: typeof incidents;
  /** Changes of users and keys received: operation and id. */
  houseCommands: string[];
  /** What was imported before. */
  imports: typeof importLines;
  /** Files received, by what was asked of each. */
  uploads: { name: Operation; query: URLSearchParams }[];
  /** What the reading of a file answers; undefined: as recorded. */
  importAnswer: ((query: URLSearchParams) => unknown) | undefined;
  /** What people recorded about the case with a story, newest first. */
  facts: readonly FactView[];
  payments: readonly PaymentView[];
  /** The views the user keeps. */
  savedViews: { views: SavedView[]; version: number };
  /** Commands received about it, dry runs left out. */
  commands: Record<string, unknown>[];
  /** Tasks that somebody else has open. */
  held: ReadonlyMap<string, Held>;
  /** Tasks answered, as the server keeps them. */
  done: Map<string, TaskView>;
}

const publishedBundle = { graph, templates, catalogueVersion: 1 };
const publishedPlan = compile(publishedBundle).plan;

/** A world in which somebody is signed in and cases exist. */
export function newWorld(): World {
  return {
    session: signedIn,
    status,
    rows: caseRows,
    tasks,
    broken: new Set(),
    draft: undefined,
    published: [],
    assigned: [],
    answered: [],
    entity,
    sending,
    isRuled: false,
    ruled: undefined,
    incidents,
    houseCommands: [],
    imports: importLines,
    uploads: [],
    importAnswer: undefined,
    facts: lormeauFacts,
    payments: lormeauPayments,
    savedViews: { views: [], version: 0 },
    commands: [],
    held: new Map(),
    done: new Map(),
  };
}

const PLAIN = /\p{Diacritic}/gu;
const fold = (text: string): string => text.normalize('NFD').replace(PLAIN, '').toLowerCase();

function listCases({ rows }: World, { query }: Asked): unknown {
  const search = fold(query.get('search') ?? '');
  const state = query.get('state');
  const chosen = rows.filter(
    (row) =>
      fold(`${row.accountName} ${row.accountCode}`).includes(search) &&
      (query.get('segment') ?? row.segment) === row.segment &&
      (state === null || (state === 'incident' ? row.incident !== undefined : row.state === state)),
  );
  const sort = query.get('sort');
  const sorted = chosen.toSorted((a, b) =>
    sort === 'name' ? a.accountName.localeCompare(b.accountName, 'fr') : b.overdueCents - a.overdueCents,
  );
  const from = Number(query.get('cursor') ?? '0');
  const to = from + Number(query.get('limit') ?? '50');
  const total = (name: 'openCents' | 'overdueCents'): number => chosen.reduce((cents, row) => cents + row[name], 0);
  return {
    cases: sorted.slice(from, to),
    ...(to < sorted.length ? { nextCursor: String(to) } : {}),
    total: chosen.length,
    totals: { openCents: total('openCents'), overdueCents: total('overdueCents'), currency: 'EUR' },
    segments: [...new Set(rows.map(({ segment }) => segment))].sort(),
  };
}

function signIn(world: World, { body }: Asked): unknown {
  if (body['password'] !== acceptedPassword) {
    return problem(
      401,
      'RLC_SIGN_IN_REFUSED',
      'Adresse ou mot de passe inconnu. Vérifiez la saisie et réessayez.',
      'Unknown address or password. Check what you typed and try again.',
    );
  }
  world.session = signedIn;
  return signedIn;
}

const drawnIn = ({ draft }: World): Graph => (draft?.bundle['graph'] ?? graph) as Graph;
const draftView = (world: World): object => ({
  scenarioId: drawnIn(world).scenarioId,
  revision: world.draft?.revision ?? 0,
  name: drawnIn(world).name?.fr,
  savedAt: status.clock.nowMs,
  savedBy: 'Inès R.',
});

/** One more revision, made from the newest or refused, as the server does. */
function saveDraft(world: World, { body }: Asked): unknown {
  const revision = world.draft?.revision ?? 0;
  if (body['revision'] !== revision) {
    return problem(409, 'RLC_CHANGED_MEANWHILE', 'Modifié entre-temps par Paul D.', 'Changed meanwhile by Paul D.');
  }
  world.draft = { ...(body as unknown as NonNullable<World['draft']>), revision: revision + 1 };
  return draftView(world);
}

function checkScenario(_: World, { body }: Asked): unknown {
  const { hash, bytes, bounds, issues } = compile(body['bundle']);
  const told = issues.map((issue) => ({ ...issue, ...tellIssue(issue) }));
  return hash === undefined ? { issues: told } : { hash, bytes, bounds, issues: told };
}

function prepareSimulation(_: World, { body }: Asked): unknown {
  const { hash, plan, issues } = compile(body['bundle']);
  const told = issues.map((issue) => ({ ...issue, ...tellIssue(issue) }));
  if (body['account'] !== undefined && body['account'] !== 'C-0042')
    return problem(404, 'RLC_NOT_FOUND', 'Ce compte n’existe pas.', 'This account does not exist.');
  return {
    today: status.clock.today,
    territory: 'FR',
    policy: {
      territory: 'FR',
      gapDays: 7,
      cap: { contacts: 4, days: 30 },
      window: { fromMinute: 540, toMinute: 1080, weekdays: [1, 2, 3, 4, 5] },
    },
    calendars: { FR: buildCalendar('FR', 2024) },
    issues: told,
    ...(hash === undefined ? {} : { hash, plan }),
    ...(body['account'] === undefined ? {} : { account: lormeau(hash ?? '') }),
  };
}

function previewTemplate(_: World, { body }: Asked): unknown {
  const { subject, body: html } = body['draft'] as { subject?: string; body: string };
  const template = { id: 'draft', version: 1, channel: 'email', locale: 'fr', isDraft: true };
  return { template, findings: [], items: [], totals: [], ...(subject === undefined ? {} : { subject }), html };
}

function publishScenario(world: World, { body }: Asked): unknown {
  world.published.push(body);
  const { scenarioId } = (body['bundle'] as { graph: Graph }).graph;
  const before = versions.find((one) => one.scenarioId === scenarioId)?.version ?? 0;
  return { ...versions[0], scenarioId, version: before + 1, created: true, issues: [] };
}

/** Recorded answers by operation; an operation that is not here answers 404. */
export const answers: Readonly<Partial<Record<Operation, (world: World, asked: Asked) => unknown>>> = {
  getSession: ({ session }) => session,
  signIn,
  signOut: (world) => (world.session = signedOut),
  setUp: (world) => (world.session = world.session === firstRun ? signedIn : world.session),
  getStatus: (world) => ({ ...world.status, tasksOpen: world.tasks.length, incidentsOpen: world.incidents.length }),
  getClock: (world) => world.status.clock,
  listCases,
  getCase: (_, { params }) =>
    params['id'] === caseView.case.id ? caseView : problem(404, 'RLC_NOT_FOUND', 'Ce dossier n’existe pas.', 'This case does not exist.'),
  getStory: (_, { query }) => story(query.get('locale') === 'en' ? 'en' : 'fr'),
  getWhy: (_, { params }) =>
    whys.find(({ itemId }) => itemId === params['item']) ??
    problem(404, 'RLC_NOT_FOUND', 'Cette pièce n’existe pas.', 'This item does not exist.'),
  listDispatches: () => ({ dispatches }),
  ...accountAnswers,
  ...manyAnswers,
  listTasks: (world) => ({ tasks: world.tasks, total: world.tasks.length }),
  answerTask,
  ...todayAnswers,
  listScenarios: () => ({ scenarios: versions }),
  listAssignments: () => ({ assignments: [] }),
  listDrafts: (world) => ({ drafts: world.draft === undefined ? [] : [draftView(world)] }),
  getDraft: (world, { params }) =>
    world.draft === undefined || drawnIn(world).scenarioId !== params['id']
      ? problem(404, 'RLC_NOT_FOUND', 'Ce brouillon n’existe pas.', 'This draft does not exist.')
      : { draft: draftView(world), bundle: world.draft.bundle },
  saveDraft,
  checkScenario,
  prepareSimulation,
  previewTemplate,
  ...houseAnswers,
  publishScenario,
  assignScenario: (world, { body }) => {
    world.assigned.push(body);
    return { ...body, hash: 'h', casesToOpen: 0 };
  },
  getScenario: (_, { params }) => ({
    scenario: versions.find(({ scenarioId, version }) => `${scenarioId}@${String(version)}` === params['reference']) ?? versions[0],
    bundle: publishedBundle,
    plan: publishedPlan,
  }),
};
