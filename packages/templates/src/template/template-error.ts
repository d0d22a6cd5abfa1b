/** A template that should never have reached rendering, or a message too large to leave: a terminal failure, never retried. */
export class TemplateError extends Error {
  readonly code: 'invalidTemplate' | 'tooLarge';

  constructor(code: 'invalidTemplate' | 'tooLarge', message: string) {
    super(message);
    this.name = 'TemplateError';
    this.code = code;
  }
}
