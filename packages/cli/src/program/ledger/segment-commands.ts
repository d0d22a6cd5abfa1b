import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import { listSegmentChanges, markChangeSeen, setSegments, showSegments } from '../../commands/people/segments.js';
import type { BoundCommand } from '../../terminal/command-context.js';
import { optionTexts } from '../../texts/command-texts.js';
import { addGroup, addLeaf, type LeafOptions } from '../leaf-command.js';

/** Adds `relance segments show | set | changes | seen`. */
export function addSegmentCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'segments', locale);
  addLeaf(group, 'segments show', 'show', locale, true).action(({ server }: LeafOptions) => bind('segments show', server, showSegments));
  addLeaf(group, 'segments set', 'set <file>', locale, true)
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((file: string, { server, dryRun = false }: LeafOptions & { dryRun?: boolean }) =>
      bind('segments set', server, (context) => setSegments(context, file, dryRun)),
    );
  addLeaf(group, 'segments changes', 'changes', locale, true).action(({ server }: LeafOptions) =>
    bind('segments changes', server, listSegmentChanges),
  );
  addLeaf(group, 'segments seen', 'seen <change>', locale, true).action((change: string, { server }: LeafOptions) =>
    bind('segments seen', server, (context) => markChangeSeen(context, change)),
  );
}
