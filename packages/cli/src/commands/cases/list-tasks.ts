import { formatMoney, type Locale } from '@relance/domain';
import { callAttempts, contracts, type InputOf, type TaskView } from '@relance/schemas';
import { connect, type Connection } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

/** States a list of tasks can be asked for. */
export const taskStates = ['open', 'done', 'expired', 'withdrawn'] as const;

const PAGE = 200;

/** All tasks of a state, page by page. */
export async function readTasks(connection: Connection, state: (typeof taskStates)[number], caseId?: string): Promise<TaskView[]> {
  const tasks: TaskView[] = [];
  for (let cursor: string | undefined; ;) {
    const querystring: InputOf<typeof contracts.listTasks>['querystring'] = {
      state,
      limit: PAGE,
      ...(caseId === undefined ? {} : { caseId }),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await connection.call(contracts.listTasks, { querystring });
    tasks.push(...page.tasks);
    if (page.nextCursor === undefined) return tasks;
    cursor = page.nextCursor;
  }
}

/** Who does a task today, and for whom. */
function assigneeLines(locale: Locale, assignee: TaskView['assignee']): string[] {
  if (assignee === undefined) return [];
  const { name, insteadOf, until } = assignee;
  if (insteadOf === undefined) return [`  → ${name}`];
  return [
    locale === 'fr'
      ? `  → ${name}, à la place de ${insteadOf} jusqu’au ${until ?? ''}`
      : `  → ${name}, instead of ${insteadOf} until ${until ?? ''}`,
  ];
}

/** What a person needs to do a task: whom to call, about what, and which outcomes there are. */
function taskLines(locale: Locale, { task, account, items, why, assignee }: TaskView): string[] {
  const whom = account.contacts
    .map(({ name, phone, mobile, email }) => [name, phone ?? mobile ?? email ?? ''].filter((part) => part !== '').join(' '))
    .slice(0, 2)
    .join(' ; ');
  const about = items.map(({ number, outstandingCents, currency }) => `${number} ${formatMoney(outstandingCents, currency, locale)}`);
  const outcomes = task.outcomes.map((outcome) => `${outcome.id} (${locale === 'fr' ? outcome.fr : outcome.en})`);
  const { attempts = [] } = task;
  const tried = locale === 'fr' ? `Tentatives d’appel : ${String(attempts.length)}` : `Call attempts: ${String(attempts.length)}`;
  const lastTry = attempts.at(-1);
  return [
    `${task._id}  ${task.name ?? task.nodeId ?? task.kind}`,
    ...(why === undefined ? [] : [`  ${locale === 'fr' ? why.fr : why.en}`]),
    ...(task.brief === undefined ? [] : [`  ${task.brief[locale]}`]),
    `  ${account.name} (${account.code})${whom === '' ? '' : ` : ${whom}`}`,
    `  ${about.join(', ')}`,
    ...assigneeLines(locale, assignee),
    ...(lastTry === undefined ? [] : [`  ${tried} (${callAttempts[lastTry.how][locale]})`]),
    `  --outcome ${outcomes.join(', ')}`,
  ];
}

/** `relance tasks`: open tasks, oldest first, or those of another state. */
export async function listTasks(
  context: CommandContext,
  options: { state: (typeof taskStates)[number]; case?: string },
): Promise<CommandResult> {
  const tasks = await readTasks(connect(context), options.state, options.case);
  const lines = tasks.flatMap((task) => taskLines(context.locale, task));
  const none = context.locale === 'fr' ? 'Aucune tâche.' : 'No task.';
  return { exitCode: 0, output: { tasks, total: tasks.length }, lines: lines.length === 0 ? [none] : lines };
}
