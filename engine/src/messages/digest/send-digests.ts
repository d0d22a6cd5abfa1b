import { join } from 'node:path';
import { channels, type Channel, type SendResult } from '@relance/channels';
import { sha256Hex } from '@relance/domain';
import type { Digest, Entity } from '@relance/schemas';
import { openContentFiles } from '@relance/store';
import { businessMoment } from '../../clock/business-day.js';
import { everyBusinessHour } from '../../clock/every-business-hour.js';
import type { EngineDependencies } from '../../dependencies.js';
import { daysBefore, digestLines, type PersonsDay } from './digest-lines.js';
import { digestWords } from './digest-words.js';

/** Days behind us whose digests are still made: an engine may have been down over a weekend. */
const LOOK_BACK_DAYS = 6;
/** What a process that took a digest needs at most beside its conversation. */
const MOST_PREPARING_MS = 5_000;
const ADDRESS_DIGITS = 24;

/** The id of the one digest of a person and day. */
function digestId(entityId: string, on: string, address: string): string {
  return `digest-${on}-${sha256Hex(`${entityId}/${address.toLowerCase()}`).slice(0, ADDRESS_DIGITS)}`;
}

function digestOf(entity: Entity, on: string, { person, messages }: PersonsDay, at: number): Digest {
  const { address: to, name, locale } = person;
  const dispatchIds = messages.map(({ dispatch }) => dispatch._id);
  return { _id: digestId(entity._id, on, to), entityId: entity._id, on, to, name, locale, dispatchIds, state: 'intent', at };
}

/** What a digest whose process died came to: asked of the relay's register, never simply repeated; undefined while that process may still be at work. */
async function lookedUp(channel: Channel, digest: Digest, realMs: number): Promise<SendResult | 'notSent' | undefined> {
  if (realMs - (digest.handingOverAt ?? 0) < channel.longestSendMs + MOST_PREPARING_MS) return undefined;
  const found = await channel.lookUp({ messageId: digest.messageId ?? '', to: digest.to });
  if (found.outcome === 'notFound') return 'notSent';
  return found.outcome === 'found' ? { outcome: 'accepted', providerId: found.providerId } : { outcome: 'unknown', text: found.text };
}

/** One round over the digests of an entity. */
class Round {
  readonly #dependencies: EngineDependencies;
  readonly #entity: Entity;
  readonly #channel: Channel;

  constructor(dependencies: EngineDependencies, entity: Entity, channel: Channel) {
    this.#dependencies = dependencies;
    this.#entity = entity;
    this.#channel = channel;
  }

  /** Writes the digests of a day, each once, however many engines do so. */
  async make(on: string, nowMs: number): Promise<void> {
    const { store } = this.#dependencies;
    for (const one of await digestLines(store, this.#entity, on)) await store.digests.insertOnce(digestOf(this.#entity, on, one, nowMs));
  }

  /** Hands over what is not settled; what may have left is looked up first. */
  async send(): Promise<void> {
    const { store, realNow } = this.#dependencies;
    for (const digest of await store.digests.unsettled(this.#entity._id)) {
      if (digest.state === 'intent') await this.#handOver(digest);
      else {
        const result = await lookedUp(this.#channel, digest, realNow());
        if (result === 'notSent') await store.digests.move(digest, 'intent');
        else if (result !== undefined) await this.#settle(digest, result);
      }
    }
  }

  async #handOver(digest: Digest): Promise<void> {
    const { store, config, realNow } = this.#dependencies;
    const { name, email } = this.#entity.sender;
    const day = (await digestLines(store, this.#entity, digest.on)).find(({ person }) => person.address === digest.to);
    const messages = (day?.messages ?? []).filter(({ dispatch }) => digest.dispatchIds.includes(dispatch._id));
    const to = { name: digest.name, address: digest.to };
    const built = await this.#channel.build({
      dispatchId: digest._id,
      from: { name, address: email },
      to,
      sentAt: digest.at,
      headers: { 'X-Relance-Digest': digest.on },
      ...digestWords(digest.on, messages, digest.locale),
    });
    if (built.outcome === 'failed') {
      const taken = await store.digests.move(digest, 'handingOver', { handingOverAt: realNow() });
      if (taken !== undefined) await this.#settle(taken, built);
      return;
    }
    const contentHash = await openContentFiles(join(config.dataFolder, 'files')).keep(built.bytes);
    const handing = { handingOverAt: realNow(), messageId: built.messageId, contentHash };
    const taken = await store.digests.move(digest, 'handingOver', handing);
    if (taken !== undefined) await this.#settle(taken, await this.#channel.send(built));
  }

  /** A refusal that may pass is tried again in the next round; everything else is final. */
  async #settle(digest: Digest, result: SendResult): Promise<void> {
    const { store } = this.#dependencies;
    if (result.outcome === 'failed' && result.retryable) {
      await store.digests.move(digest, 'intent');
      return;
    }
    const { nowMs } = businessMoment(this.#dependencies, this.#entity);
    const because = result.outcome === 'failed' ? { failureCode: result.code } : {};
    const settled = await store.digests.move(digest, result.outcome, { settledAt: nowMs, ...because });
    if (settled === undefined) return;
    const { entityId, _id: subjectId, on, dispatchIds } = settled;
    const details = { on, messages: dispatchIds.length, outcome: result.outcome };
    await store.auditLog.append({ entityId, at: nowMs, userId: 'digest', action: 'digest.sent', subjectId, details });
  }
}

/**
 * Makes the digests of the days that are over, up to a week back, and hands over those that are not settled: one mail per person and day, once. Nothing
 * leaves while the messages of an entity, or of the whole house, are stopped, nor without a relay. Rejects when the store does not answer.
 */
export async function sendDigests(dependencies: EngineDependencies): Promise<void> {
  const { store, config } = dependencies;
  const { smtpUrl, mailboxUrl, dkim } = config;
  if (smtpUrl === undefined) return;
  const channel = channels.email({ smtpUrl, ...(mailboxUrl === undefined ? {} : { mailboxUrl }), ...(dkim === undefined ? {} : { dkim }) });
  for (const entity of await store.entities.list()) {
    const { nowMs, today } = businessMoment(dependencies, entity);
    const round = new Round(dependencies, entity, channel);
    for (let days = LOOK_BACK_DAYS; days >= 1; days -= 1) await round.make(daysBefore(today, days), nowMs);
    const stops = await store.sendingStops.inForce(entity._id);
    const isStopped = entity.sendingPaused === true || stops.some(({ scope }) => scope === 'everything' || scope === 'entity');
    if (!isStopped) await round.send();
  }
}

/** Looks every business hour; `failed` is told what went wrong, and the next hour tries again. Returns what stops it. */
export function keepSendingDigests(dependencies: EngineDependencies, failed: (error: unknown) => void): () => Promise<void> {
  return everyBusinessHour(dependencies.clock, () => sendDigests(dependencies), failed);
}
