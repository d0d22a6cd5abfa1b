/**
 * Time that jumps from one sleeper's end to the next as soon as nobody talks to the network: hours of waiting take milliseconds, and no call
 * takes any time at all.
 */
export class VirtualTime {
  #nowMs: number;
  #calls = 0;
  #pumping = false;
  readonly #sleepers: { untilMs: number; wake: () => void }[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  nowMs = (): number => this.#nowMs;

  sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ untilMs: this.#nowMs + milliseconds, wake });
      this.#pump();
    });

  /** `fetch` during which time stands still until the whole answer is there. */
  during(call: typeof fetch): typeof fetch {
    return async (input, init) => {
      this.#calls += 1;
      try {
        const response = await call(input, init);
        return new Response(await response.text(), { status: response.status, headers: response.headers });
      } finally {
        this.#calls -= 1;
        this.#pump();
      }
    };
  }

  /** After everything that can go on has gone on: wakes whoever sleeps the shortest. */
  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      if (this.#calls > 0) return;
      this.#sleepers.sort((left, right) => left.untilMs - right.untilMs);
      const next = this.#sleepers.shift();
      if (next === undefined) return;
      this.#nowMs = Math.max(this.#nowMs, next.untilMs);
      next.wake();
      if (this.#sleepers.length > 0) this.#pump();
    });
  }
}
