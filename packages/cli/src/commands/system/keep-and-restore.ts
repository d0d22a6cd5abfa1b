import type { Localized, OutputOfBackup } from '@relance/schemas';
import { findRunningApplication, startServices } from '@relance/stack';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';

type Way = 'backup' | 'restore';

/** Where the database and the files are. */
interface Place {
  mongodbUri: string;
  dataFolder: string;
  /** Ends what was started for this alone. */
  leave: () => Promise<void>;
}

const refusals: Readonly<Record<string, Localized>> = {
  folderInUse: { fr: 'Ce dossier n’est pas vide : nommez-en un nouveau.', en: 'That folder is not empty: name a new one.' },
  notABackup: { fr: 'Ce dossier ne contient pas de sauvegarde.', en: 'That folder holds no backup.' },
  damaged: { fr: 'La sauvegarde est abîmée : rien n’a été écrit.', en: 'The backup is damaged: nothing was written.' },
  notEmpty: {
    fr: 'La base n’est pas vide : une sauvegarde se restaure dans une base vide.',
    en: 'The database is not empty: a backup is restored into an empty one.',
  },
};

/** The database named in the environment, else that of the Relance that runs, else that of this clone, started for this alone. */
async function placeOf({ io }: CommandContext, way: Way): Promise<Place> {
  const running = findRunningApplication(io.clone);
  const { RELANCE_MONGODB_URI: uri = '', RELANCE_DATA_FOLDER: folder = '' } = io.environment;
  const leave = (): Promise<void> => Promise.resolve();
  if (way === 'restore' && running !== undefined && uri === '')
    throw new CommandFault(3, 'RLC_RUNNING', {
      fr: 'Relance tourne : arrêtez-le avant de restaurer.',
      en: 'Relance is running: stop it before you restore.',
    });
  if (uri !== '') return { mongodbUri: uri, dataFolder: folder === '' ? join(io.clone, '.relance') : resolve(io.folder, folder), leave };
  if (running !== undefined) return { mongodbUri: running.mongodbUri, dataFolder: running.dataFolder, leave };
  const dataFolder = folder === '' ? join(io.clone, '.relance') : resolve(io.folder, folder);
  const services = await startServices({ dataFolder, mailbox: false, purpose: `relance ${way}` });
  return { mongodbUri: services.mongodbUri, dataFolder, leave: () => services.stop() };
}

/** Runs the program of the engine that reaches the database. Throws a fault of the user's where it refused, an error where it broke. */
async function maintain(context: CommandContext, way: Way, folder: string): Promise<OutputOfBackup> {
  const { io } = context;
  const program = join(io.clone, 'engine', 'dist', 'maintenance.js');
  if (!existsSync(program))
    throw new CommandFault(3, 'RLC_NOT_BUILT', {
      fr: 'Relance n’est pas construit : « npm run build ».',
      en: 'Relance is not built: “npm run build”.',
    });
  const { mongodbUri, dataFolder, leave } = await placeOf(context, way);
  try {
    const env = { ...io.environment, RELANCE_MONGODB_URI: mongodbUri, RELANCE_DATA_FOLDER: dataFolder };
    const child = spawn(process.execPath, [program, way, resolve(io.folder, folder)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [said, wrong, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    if (code !== 0 && code !== 1) throw new Error(`the program that reaches the database ended with ${String(code)}: ${wrong.trim()}`);
    const output = JSON.parse(said) as OutputOfBackup & { refused?: string; detail?: string };
    if (output.refused === undefined) return output;
    const known = refusals[output.refused] ?? { fr: output.refused, en: output.refused };
    const detail = output.detail ?? '';
    throw new CommandFault(1, 'RLC_BACKUP_REFUSED', { fr: `${known.fr} (${detail})`, en: `${known.en} (${detail})` });
  } finally {
    await leave();
  }
}

function countLine({ locale }: CommandContext, { collections, files }: OutputOfBackup): string {
  const documents = String(collections.reduce((sum, collection) => sum + collection.documents, 0));
  return locale === 'fr'
    ? `  ${documents} enregistrements, ${String(files.count)} fichiers.`
    : `  ${documents} records, ${String(files.count)} files.`;
}

/** Writes everything that is kept into an empty folder. */
export async function keepBackup(context: CommandContext, folder: string): Promise<CommandResult> {
  const output = await maintain(context, 'backup', folder);
  const head = { fr: `Sauvegarde écrite dans ${output.folder}.`, en: `Backup written to ${output.folder}.` };
  return { exitCode: 0, output, lines: [told(context, head), countLine(context, output)] };
}

/** Brings a backup into an empty database; no message leaves before a person resumes sending. */
export async function restoreBackup(context: CommandContext, folder: string): Promise<CommandResult> {
  const output = await maintain(context, 'restore', folder);
  const head = { fr: `Sauvegarde restaurée depuis ${output.folder}.`, en: `Backup restored from ${output.folder}.` };
  const since = String(output.leftSince ?? 0);
  const left = {
    fr: `  ${since} messages ont pu partir après elle : chacun est recherché avant que rien d’autre ne parte.`,
    en: `  ${since} messages may have left after it: each is looked up before anything else about it leaves.`,
  };
  const next = {
    fr: '  Aucun message ne part. Importez ce qui manque, puis : relance sending resume --everything --reason "…"',
    en: '  No message leaves. Import what is missing, then: relance sending resume --everything --reason "…"',
  };
  return { exitCode: 0, output, lines: [told(context, head), countLine(context, output), told(context, left), told(context, next)] };
}
