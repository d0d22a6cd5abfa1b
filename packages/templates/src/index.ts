export { type MessageCredit, type MessageData, type MessageItem, type MessageTotal } from './message-data.js';
export { messageTotals, type PayeeAccount } from './message-totals.js';
export { sampleMessageData } from './sample-message-data.js';
export { renderMessage, type RenderedMessage } from './render-message.js';
export { isMissingFacts, type MissingFacts } from './write-template.js';
export { renderLetter } from './letter/render-letter.js';
export { readTemplate } from './read-template.js';
export { requiredFields } from './required-fields.js';
export { compileTemplate, type CompiledPart, type CompiledTemplate } from './template/compile-template.js';
/** @public The editor shows what is wrong with a template in the reader's words. */
export { templateIssueText } from './template/template-issue.js';
export { TemplateError, type TemplateIssue, type TemplateIssueCode } from './template/template-issue.js';
export { lintTemplate, lintTemplates, type LintOptions } from './lint/lint-template.js';
