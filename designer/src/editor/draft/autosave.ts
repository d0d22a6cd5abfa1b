/** How the work on a document is kept. */
export type SaveState =
  | { kind: 'saved' }
  /** Changed, not sent yet or under way. */
  | { kind: 'pending' }
  /** Somebody else saved meanwhile; nothing is sent until the user says what to do. */
  | { kind: 'conflict'; error: Error }
  /** It did not arrive; tried again by itself. */
  | { kind: 'failed'; error: Error };

/** What saving needs from outside. */
interface AutosaveOptions<Document> {
  /** Revision the document was made from. */
  revision: number;
  /** Sends the document; resolves to its new revision. */
  save: (document: Document, revision: number) => Promise<number>;
  isConflict: (error: Error) => boolean;
  onState: (state: SaveState) => void;
  /** After the last change, in ms. */
  delayMs?: number;
  /** After a failure, in ms. */
  retryMs?: number;
}

const DELAY_MS = 1000;
const RETRY_MS = 5000;

/**
 * Saves a document a second after its last change, one save at a time and only the newest state, each made from the revision before. After a conflict
 * nothing is sent: nobody's work is overwritten.
 */
export class Autosave<Document> {
  readonly #options: AutosaveOptions<Document>;
  #revision: number;
  #waiting: { document: Document } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #isBlocked = false;

  constructor(options: AutosaveOptions<Document>) {
    this.#options = options;
    this.#revision = options.revision;
  }

  /** Takes the document as it now is. */
  change(document: Document): void {
    this.#waiting = { document };
    if (this.#isBlocked) return;
    this.#options.onState({ kind: 'pending' });
    this.#schedule(this.#options.delayMs ?? DELAY_MS);
  }

  /** Goes on after a conflict, over the revision the user has now seen. */
  resumeFrom(revision: number): void {
    this.#revision = revision;
    this.#isBlocked = false;
    this.flush();
  }

  /** Sends what waits at once: the page is being left. */
  flush(): void {
    clearTimeout(this.#timer);
    void this.#send();
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), afterMs);
  }

  async #send(): Promise<void> {
    if (this.#isBusy || this.#isBlocked || this.#waiting === undefined) return;
    const { document } = this.#waiting;
    this.#waiting = undefined;
    this.#isBusy = true;
    try {
      this.#revision = await this.#options.save(document, this.#revision);
      this.#isBusy = false;
      if (this.#isChangedMeanwhile()) this.#schedule(0);
      else this.#options.onState({ kind: 'saved' });
    } catch (error) {
      this.#isBusy = false;
      this.#waiting ??= { document };
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #isChangedMeanwhile(): boolean {
    return this.#waiting !== undefined;
  }

  #fail(error: Error): void {
    this.#isBlocked = this.#options.isConflict(error);
    this.#options.onState({ kind: this.#isBlocked ? 'conflict' : 'failed', error });
    if (!this.#isBlocked) this.#schedule(this.#options.retryMs ?? RETRY_MS);
  }
}
