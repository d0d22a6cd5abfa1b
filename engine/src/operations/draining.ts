import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    draining: Draining;
  }
}

/** How the end of the server goes, in real milliseconds. */
export interface DrainLimits {
  /** Connections on which nothing was asked for so long are taken for idle. */
  quietMs: number;
  /** The end comes after so long, whoever still asks. */
  longestMs: number;
}

const usual: DrainLimits = { quietMs: 1500, longestMs: 10_000 };
const LOOK_AGAIN_MS = 50;

/**
 * The time between the word to stop and the end of the server: requests are still answered, each with `connection: close`, so that whoever kept his
 * connection opens the next one elsewhere, and readiness says no, so that nobody is sent here any more. Then no request is cut off.
 */
class Draining {
  #app: FastifyInstance;
  #begun = false;
  #underWay = 0;
  #lastAskedAt = 0;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Whether the word to stop was given. */
  get begun(): boolean {
    return this.#begun;
  }

  /** A request began. */
  asked(): void {
    this.#underWay += 1;
    this.#lastAskedAt = Date.now();
  }

  /** A request was answered, or its caller left. */
  answered(): void {
    this.#underWay -= 1;
  }

  /** Resolves when nobody is connected or asks any more, at the latest after the longest time. */
  async end({ quietMs, longestMs }: DrainLimits = usual): Promise<void> {
    this.#begun = true;
    const begunAt = Date.now();
    const isQuiet = (): boolean => this.#underWay === 0 && Date.now() - Math.max(begunAt, this.#lastAskedAt) >= quietMs;
    while (Date.now() - begunAt < longestMs && !isQuiet() && (await this.#connections()) > 0) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  #connections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#app.server.getConnections((error, count) => {
        if (error === null) resolve(count);
        else reject(error);
      });
    });
  }
}

/** Lets an app end without cutting a request off: see {@link Draining}. */
export const drainable = fastifyPlugin((app, _options, done) => {
  const draining = new Draining(app);
  app.decorate('draining', draining);
  app.addHook('onRequest', (_request, _reply, next) => {
    draining.asked();
    next();
  });
  app.addHook('onSend', (_request, reply, _payload, next) => {
    if (draining.begun) reply.header('connection', 'close');
    next();
  });
  app.addHook('onResponse', (_request, _reply, next) => {
    draining.answered();
    next();
  });
  done();
});
