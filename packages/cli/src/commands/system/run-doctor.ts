import { contracts, readProblem, type DoctorOutput, type Localized, type Problem, type Status } from '@relance/schemas';
import { EMBEDDED_COMFORTABLE_ITEMS, findServices, type ServicesReport } from '@relance/stack';
import { connect } from '../../connection/connect.js';
import { findServer } from '../../connection/find-server.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';
import { doctorText } from '../../texts/doctor-texts.js';

type Engine = DoctorOutput['engine'];
type Storage = DoctorOutput['storage'];

const ANSWER_WITHIN_MS = 5000;

function needsOf(problem: Problem, locale: CommandContext['locale']): Engine['needs'] {
  return problem.issues.map((issue) => {
    const name: unknown = issue['service'];
    return { name: typeof name === 'string' ? name : issue.code, ready: false, detail: issue[locale] };
  });
}

async function examineEngine(context: CommandContext): Promise<Engine> {
  const { url, origin } = findServer(context.io, context.server);
  const none = { url, needs: [] };
  try {
    const response = await context.io.fetch(`${url}${contracts.getReadiness.url}`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const text = await response.text();
    if (!response.ok) {
      const problem = readProblem(response.status, text);
      return { url, state: 'notReady', needs: needsOf(problem, context.locale), fr: problem.fr, en: problem.en };
    }
    const { services } = JSON.parse(text) as { services: Engine['needs'] };
    return { url, state: 'ready', needs: services, fr: `Relance répond à ${url}.`, en: `Relance answers at ${url}.` };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (origin === 'given') {
      const fr = `Rien ne répond à ${url}, l’adresse donnée (${detail}). Corrigez-la ou lancez Relance.`;
      return {
        ...none,
        state: 'missing',
        fr,
        en: `Nothing answers at ${url}, the address given (${detail}). Correct it or start Relance.`,
      };
    }
    return { ...none, state: 'notRunning', fr: 'Relance ne tourne pas : lancez « npm start ».', en: 'Relance does not run: “npm start”.' };
  }
}

async function readStatus(context: CommandContext): Promise<Status | undefined> {
  try {
    return await connect(context).call(contracts.getStatus, {});
  } catch (error) {
    // without the right to look, how much is stored stays unknown: that is told, it is no failure of the doctor
    if (error instanceof CommandFault) return undefined;
    throw error;
  }
}

function examineStorage(report: ServicesReport, status: Status | undefined): Storage {
  const comfortableItems = EMBEDDED_COMFORTABLE_ITEMS;
  const embedded = status?.storage.embedded ?? (report.dataKind === undefined ? null : report.dataKind === 'embedded');
  const items = status?.storage.items ?? null;
  const beyond = status?.storage.beyond ?? false;
  const facts = { embedded, items, comfortableItems, beyond };
  if (embedded === null) return { ...facts, fr: 'Pas encore de données.', en: 'No data yet.' };
  if (!embedded) return { ...facts, fr: 'Données dans un vrai MongoDB.', en: 'Data in a real MongoDB.' };
  const count = items === null ? '' : ` (${items})`;
  if (!beyond) {
    return {
      ...facts,
      fr: `Base embarquée, à l’aise jusqu’à ${comfortableItems} pièces${count}.`,
      en: `Embedded database, comfortable up to ${comfortableItems} items${count}.`,
    };
  }
  return {
    ...facts,
    fr: `La base embarquée dépasse sa taille confortable : ${items ?? '?'} pièces pour ${comfortableItems}. Donnez un MongoDB 8 avec RELANCE_MONGODB_URI.`,
    en: `The embedded database is beyond its comfortable size: ${items ?? '?'} items for ${comfortableItems}. Give a MongoDB 8 with RELANCE_MONGODB_URI.`,
  };
}

/** How the reading of each mailbox goes; undefined where none is set. */
function examineMailboxes(status: Status | undefined): DoctorOutput['mailboxes'] {
  return status?.mailboxes?.map(({ host, folder, state, problem, tooLarge }) => {
    const left = tooLarge === 0 ? { fr: '', en: '' } : { fr: ` ; ${tooLarge} trop lourds laissés`, en: `; ${tooLarge} too heavy, left` };
    const how = problem ?? (state === 'read' ? { fr: 'relevée', en: 'read' } : { fr: 'pas encore relevée', en: 'not read yet' });
    const [fr, en] = [`Boîte ${folder} sur ${host} : ${how.fr}${left.fr}`, `Mailbox ${folder} at ${host}: ${how.en}${left.en}`];
    return { ready: problem === undefined, fr, en };
  });
}

const MARKS = { ok: '✓', missing: '✗', optional: '–' } as const;

function linesOf(context: CommandContext, output: DoctorOutput): string[] {
  const { engine, storage } = output;
  const fr = context.locale === 'fr';
  const lines = output.services.flatMap((service) => [
    `${MARKS[service.state]} ${service.service}${fr ? ' : ' : ': '}${told(context, service)}`,
    ...service.advice.map((remedy) => `    * ${told(context, remedy)}`),
  ]);
  const engineMark = engine.state === 'ready' ? '✓' : engine.state === 'notRunning' ? '–' : '✗';
  lines.push(`${engineMark} ${told(context, engine)}`);
  lines.push(
    ...engine.needs.map(
      ({ name, ready, detail }) => `    ${ready ? '✓' : '✗'} ${name}${detail === undefined ? '' : `${fr ? ' : ' : ': '}${detail}`}`,
    ),
  );
  lines.push(...(output.mailboxes ?? []).map((mailbox) => `${mailbox.ready ? '✓' : '!'} ${told(context, mailbox)}`));
  lines.push(`${storage.beyond ? '!' : '✓'} ${told(context, storage)}`);
  lines.push(told(context, conclusionOf(output)));
  return lines;
}

/** What Relance cannot run without; the other findings serve to make these, or the browser tests. */
const NEEDED: readonly string[] = ['temporal', 'mongodb'];

function conclusionOf({ healthy, services }: DoctorOutput): Localized {
  if (!healthy)
    return { fr: 'Il manque un service : suivez les conseils ci-dessus.', en: 'A service is missing: follow the advice above.' };
  const absent = services.filter(({ state }) => state !== 'ok').map(({ service }) => service);
  const needed = absent.filter((service) => NEEDED.includes(service)).join(', ');
  if (needed !== '') {
    return {
      fr: `Introuvable pour l’instant : ${needed}. « npm start » s’en occupe, ou suivez les conseils ci-dessus.`,
      en: `Not found yet: ${needed}. “npm start” sees to it, or follow the advice above.`,
    };
  }
  if (absent.length === 0) return { fr: 'Rien ne manque.', en: 'Nothing is missing.' };
  const names = absent.join(', ');
  return {
    fr: `Rien d’indispensable ne manque ; facultatif et absent : ${names}.`,
    en: `Nothing needed is missing; optional and absent: ${names}.`,
  };
}

/** Looks at services, engine and storage, with or without a running engine; exit code 3 when a service is missing. */
export async function runDoctor(context: CommandContext): Promise<CommandResult> {
  const report = await findServices(context.io.clone);
  const engine = await examineEngine(context);
  const status = engine.state === 'ready' || engine.state === 'notReady' ? await readStatus(context) : undefined;
  const services = report.findings.map(({ service, state, detail, remedies }) => {
    return { service, state, detail, remedies, ...doctorText(detail), advice: remedies.map(doctorText) };
  });
  const healthy = services.every(({ state }) => state !== 'missing') && (engine.state === 'ready' || engine.state === 'notRunning');
  const mailboxes = examineMailboxes(status);
  const found = { healthy, services, engine, storage: examineStorage(report, status) };
  const output: DoctorOutput = mailboxes === undefined ? found : { ...found, mailboxes };
  return { exitCode: healthy ? 0 : 3, output, lines: linesOf(context, output) };
}
