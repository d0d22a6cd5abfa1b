import { traitsOf, type OutgoingMessage, type Template } from '@relance/schemas';
import { renderLetter } from '../letter/render-letter.js';
import type { MessageData } from '../message-data.js';
import { renderMessage } from '../render-message.js';
import { isMissingFacts, type MissingFacts } from '../write-template.js';

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
