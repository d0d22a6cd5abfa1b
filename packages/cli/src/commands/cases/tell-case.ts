import { contracts, type StoryLine } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

function linesOf(line: StoryLine): string[] {
  const items = line.items.length === 0 ? '' : ` [${line.items.join(', ')}]`;
  const told = line.why.map((why) => `      ${why}`);
  const along = (line.along ?? []).flatMap(({ text, why }) => [`    ${text}`, ...why.map((one) => `      ${one}`)]);
  return [`  ${line.text}${items}`, ...told, ...along];
}

/** Tells the story of one case, named by its id or the code of its account, day by day with the reasons. */
export async function tellCase(context: CommandContext, id: string): Promise<CommandResult> {
  const story = await connect(context).call(contracts.getStory, { params: { id }, querystring: { locale: context.locale } });
  const lines = [`${story.account.name} (${story.account.code})`, ''];
  for (const day of story.days) lines.push(day.title, ...day.lines.flatMap(linesOf));
  if (story.next.length > 0) lines.push('', context.locale === 'fr' ? 'Et maintenant' : 'And now', ...story.next.flatMap(linesOf));
  return { exitCode: 0, output: story, lines };
}
