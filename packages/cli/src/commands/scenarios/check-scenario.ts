import { formatMoney, isCurrency, type Locale } from '@relance/domain';
import { compile, defaultCatalogue, tellIssue, type Bounds, type Catalogue, type Compilation } from '@relance/scenario';
import { lintTemplates, readTemplate } from '@relance/templates';
import { catalogueSchema, type CheckOutput, type IssueView } from '@relance/schemas';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { readCheckedInput } from '../../simulation/check-input.js';
import { readJsonFile } from '../../terminal/read-file.js';
import { issueLines } from '../../texts/issue-lines.js';

/** Reads the catalogue a check may be given, the house the scenario is to be published in. Throws CommandFault with every mistake of the file. */
async function readCatalogue(context: CommandContext, path: string | undefined): Promise<Catalogue | undefined> {
  if (path === undefined) return undefined;
  return (await readCheckedInput(context.io, path, catalogueSchema)) as Catalogue;
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

function boundsLine(locale: Locale, bounds: Bounds): string {
  const { contactsAtMost, tasksAtMost, daysAtMost, minutesAtMost, costAtMost } = bounds;
  const { cents, currency } = costAtMost;
  const cost = isCurrency(currency) ? formatMoney(cents, currency, locale) : `${cents} ${currency}`;
  return locale === 'fr'
    ? `Au plus ${contactsAtMost} prises de contact, ${tasksAtMost} tâches (${minutesAtMost} minutes), ${daysAtMost} jours, ${cost}.`
    : `At most ${contactsAtMost} contacts, ${tasksAtMost} tasks (${minutesAtMost} minutes), ${daysAtMost} days, ${cost}.`;
}

/** Compiles a scenario file offline and tells everything the compiler says. Exit code 1 when an error is among it. */
export async function checkScenario(context: CommandContext, file: string, options: { catalogue?: string }): Promise<CommandResult> {
  const catalogue = await readCatalogue(context, options.catalogue);
  const bundle = await readJsonFile(context.io, file);
  const compilation = compile(bundle, { ...(catalogue ?? defaultCatalogue), lintTemplates, readTemplate });
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
