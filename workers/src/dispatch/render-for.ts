import type { OutgoingMessage } from '@relance/channels';
import { traitsOf, type Template } from '@relance/schemas';
import { isMissingFacts, renderLetter, renderMessage, type MessageData, type MissingFacts } from '@relance/templates';

/** A template as its channel wants it: a letter on paper where it is posted, a message to read on a screen everywhere else. Throws like the renderers. */
export function renderFor(
  channel: string,
  template: Template,
  data: MessageData,
): Pick<OutgoingMessage, 'subject' | 'html' | 'text' | 'letter'> | MissingFacts {
  if (traitsOf(channel)?.isPosted !== true) return renderMessage({ template, data });
  const letter = renderLetter({ template, data });
  return isMissingFacts(letter) ? letter : { subject: letter.subject, html: '', text: '', letter };
}
