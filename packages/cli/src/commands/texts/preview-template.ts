import { formatMoney } from '@relance/domain';
import { contracts, type InputOf, type TemplatePreview } from '@relance/schemas';
import { writeFile } from 'node:fs/promises';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { pathOf, readTextFile } from '../../terminal/read-file.js';
import { issueLines } from '../../texts/issue-lines.js';

/** Options of `relance templates preview`. */
export interface PreviewOptions {
  account: string;
  locale?: 'fr' | 'en';
  step?: string;
  scenario?: string;
  /** File with a body to try in place of the published one. */
  draft?: string;
  subject?: string;
  pdf?: string;
  html?: string;
}

type Body = InputOf<typeof contracts.previewTemplate>['body'];

/** What is asked to be seen, with the file of a draft read. */
export async function wantedBody(context: CommandContext, template: string, options: PreviewOptions): Promise<Body> {
  const { account, locale, step, scenario, draft, subject } = options;
  const written =
    draft === undefined ? undefined : { body: await readTextFile(context.io, draft), ...(subject === undefined ? {} : { subject }) };
  return {
    account,
    template,
    ...(locale === undefined ? {} : { locale }),
    ...(step === undefined ? {} : { step }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(written === undefined ? {} : { draft: written }),
  };
}

function factLines({ step, recipient, refusal, items, totals, sms, letter }: TemplatePreview, { locale }: CommandContext): string[] {
  const fr = locale === 'fr';
  const shown = items.map(({ number, role, cents, currency }) => `  ${number} (${role}) ${formatMoney(cents, currency, locale)}`);
  const asked = totals.map(({ cents, currency }) => `  = ${formatMoney(cents, currency, locale)}`);
  return [
    ...(step === undefined ? [] : [`${step.scenarioId}@${String(step.version)}, ${step.name} (${step.nodeId})`]),
    ...(recipient === undefined ? [] : [`→ ${recipient.name}, ${recipient.address.replaceAll('\n', ', ')}`]),
    ...shown,
    ...asked,
    ...(sms === undefined ? [] : [`  ${String(sms.parts)} SMS, ${formatMoney(sms.cents, sms.currency, locale)}`]),
    ...(letter === undefined
      ? []
      : [`  ${String(letter.pages)} ${fr ? 'page(s), jusqu’à' : 'page(s), up to'} ${String(letter.upToGrams)} g`]),
    ...(refusal === undefined ? [] : [fr ? `Ne partirait pas : ${refusal.fr}` : `Would not leave: ${refusal.en}`]),
  ];
}

/** Writes what was made into the files asked for; answers their lines. */
async function keep({ io }: CommandContext, { letter, html }: TemplatePreview, options: PreviewOptions): Promise<string[]> {
  const files = [
    { file: options.pdf, bytes: letter === undefined ? undefined : Buffer.from(letter.pdf, 'base64') },
    { file: options.html, bytes: html },
  ];
  const written: string[] = [];
  for (const { file, bytes } of files) {
    if (file === undefined || bytes === undefined) continue;
    await writeFile(pathOf(io, file), bytes);
    written.push(`→ ${file}`);
  }
  return written;
}

/** `relance templates preview`: a message as it would leave to an account now; nothing is stored. Exit code 1 where it would not leave. */
export async function previewTemplate(context: CommandContext, template: string, options: PreviewOptions): Promise<CommandResult> {
  const output = await connect(context).call(contracts.previewTemplate, { body: await wantedBody(context, template, options) });
  const files = await keep(context, output, options);
  const isFaulty = output.findings.some(({ severity }) => severity === 'error');
  const { subject, text } = output;
  return {
    exitCode: isFaulty || output.refusal !== undefined ? 1 : 0,
    output,
    lines: [
      ...factLines(output, context),
      ...issueLines(context.locale, output.findings),
      ...(subject === undefined || subject === '' ? [] : ['', subject]),
      ...(text === undefined || text === '' ? [] : ['', text]),
      ...files,
    ],
  };
}
