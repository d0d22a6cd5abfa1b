import { compile, tellIssue, type Bounds, type Catalogue, type Compilation } from '@relance/scenario';
import { messageChannels, type CheckOutput, type IssueView, type Localized } from '@relance/schemas';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';
import { readJsonFile } from '../../terminal/read-file.js';
import { issueLines } from '../../texts/issue-lines.js';

const catalogueFault: Localized = {
  fr: 'Le catalogue doit être de la forme {"locales": ["fr", "en"], "gapDays": 7, "channels": ["email"]} ; « channels » est facultatif.',
  en: 'The catalogue must be of the form {"locales": ["fr", "en"], "gapDays": 7, "channels": ["email"]}; "channels" is optional.',
};

function isCatalogue(value: unknown): value is Catalogue {
  if (typeof value !== 'object' || value === null) return false;
  const { locales, gapDays, channels = [] } = value as Partial<Catalogue>;
  const isLocales = Array.isArray(locales) && locales.length > 0 && locales.every((locale) => typeof locale === 'string');
  const isChannels = Array.isArray(channels) && channels.every((channel) => messageChannels.some((known) => known === channel));
  return isLocales && isChannels && typeof gapDays === 'number' && Number.isInteger(gapDays) && gapDays >= 2;
}

/** Reads the catalogue a check may be given: languages templates must have, the entity's gap, and where it says so the channels it has. Throws CommandFault. */
async function readCatalogue(context: CommandContext, path: string | undefined): Promise<Catalogue | undefined> {
  if (path === undefined) return undefined;
  const value = await readJsonFile(context.io, path);
  if (!isCatalogue(value)) throw new CommandFault(1, 'RLC_CATALOGUE_INVALID', catalogueFault);
  return value;
}

/** The compiler's findings with their texts; what is absent is null, so that every member is there. */
function checkOutputOf(compilation: Compilation): CheckOutput {
  return {
    hash: compilation.hash ?? null,
    bytes: compilation.bytes ?? null,
    bounds: compilation.bounds === undefined ? null : { ...compilation.bounds },
    issues: compilation.issues.map((issue) => ({
      code: issue.code,
      severity: issue.severity,
      nodeId: issue.nodeId ?? null,
      port: issue.port ?? null,
      path: issue.path,
      params: issue.params,
      ...tellIssue(issue),
      fix: issue.fix ?? null,
    })),
  };
}

function boundsLine(locale: 'fr' | 'en', bounds: Bounds): string {
  const { contactsAtMost, tasksAtMost, firstDay, lastDay } = bounds;
  const days = lastDay - firstDay;
  return locale === 'fr'
    ? `Au plus ${contactsAtMost} prises de contact, ${tasksAtMost} tâches, ${days} jours.`
    : `At most ${contactsAtMost} contacts, ${tasksAtMost} tasks, ${days} days.`;
}

/** Compiles a scenario file offline and tells everything the compiler says. Exit code 1 when an error is among it. */
export async function checkScenario(context: CommandContext, file: string, options: { catalogue?: string }): Promise<CommandResult> {
  const catalogue = await readCatalogue(context, options.catalogue);
  const bundle = await readJsonFile(context.io, file);
  const compilation = catalogue === undefined ? compile(bundle) : compile(bundle, catalogue);
  const output = checkOutputOf(compilation);
  const errors = compilation.issues.filter(({ severity }) => severity === 'error').length;
  const { locale } = context;
  const lines = [...issueLines(locale, output.issues as IssueView[])];
  if (compilation.bounds !== undefined) {
    const size = locale === 'fr' ? `${compilation.bytes} octets` : `${compilation.bytes} bytes`;
    lines.push(boundsLine(locale, compilation.bounds), `${compilation.hash.slice(0, 16)}… (${size})`);
  }
  const verdict =
    locale === 'fr'
      ? errors === 0
        ? 'Ce scénario peut être publié.'
        : `${errors} erreur(s) à corriger avant de publier.`
      : errors === 0
        ? 'This scenario can be published.'
        : `${errors} error(s) to correct before publishing.`;
  return { exitCode: errors === 0 ? 0 : 1, output, lines: [...lines, verdict] };
}
