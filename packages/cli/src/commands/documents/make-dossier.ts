import { formatMoney } from '@relance/domain';
import { contracts, type DossierPoint, type HandoverDossier } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { fetchBytes } from '../../connection/fetch-bytes.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { pathOf } from '../../terminal/read-file.js';
import { writeSameFile } from '../../terminal/write-new-file.js';

/** Options of `relance dossier`. */
export interface DossierOptions {
  reason: string;
  handover?: string;
  items?: string[];
  output?: string;
}

function pointLine({ isMissing, items = [], ...words }: DossierPoint, { locale }: CommandContext): string {
  const missing = locale === 'fr' ? ' : manque' : ': missing';
  const which = items.length === 0 ? '' : ` (${items.join(', ')})`;
  return isMissing ? `[ ] ${words[locale]}${missing}${which}` : `[x] ${words[locale]}`;
}

function totalLine(
  { currency, principalCents, interestCents, indemnityCents }: HandoverDossier['totals'][number],
  { locale }: CommandContext,
): string {
  const money = (cents: number): string => formatMoney(cents, currency, locale);
  return locale === 'fr'
    ? `Principal ${money(principalCents)}, intérêts ${money(interestCents)}, indemnité ${money(indemnityCents)}`
    : `Principal ${money(principalCents)}, interest ${money(interestCents)}, indemnity ${money(indemnityCents)}`;
}

/** `relance dossier ACCOUNT`: makes the dossier of items to hand over, and writes its ZIP into a file; one of the same bytes is left as it is. */
export async function makeDossier(context: CommandContext, account: string, options: DossierOptions): Promise<CommandResult> {
  const { output: file = `dossier-${account}.zip`, ...asked } = options;
  const body = {
    account,
    reason: asked.reason,
    ...(asked.handover === undefined ? {} : { handover: asked.handover }),
    ...(asked.items === undefined ? {} : { items: asked.items }),
  };
  const dossier = await connect(context).call(contracts.makeDossier, { body });
  await writeSameFile(pathOf(context.io, file), file, await fetchBytes(context, contracts.getDossier, { id: dossier.hash }));
  const lines = [
    ...dossier.totals.map((total) => totalLine(total, context)),
    ...dossier.checklist.map((point) => pointLine(point, context)),
    dossier.hash,
    `→ ${file}`,
  ];
  return { exitCode: 0, output: { ...dossier, file }, lines };
}
