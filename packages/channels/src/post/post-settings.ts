import type { ChannelName } from '@relance/schemas';

/** Channels that a provider of post may carry. */
const carried = ['letter', 'registered'] as const satisfies readonly ChannelName[];

/** A provider that prints, franks and posts letters, or hands registered ones over as registered e-mail. */
export interface PostSettings {
  /** Address of the provider's interface, without a path. */
  url: string;
  /** What it knows us by. */
  key: string;
  /** What it signs its calls with. */
  secret: string;
  /** The channels it carries; the others lie in the print batches of the house. */
  channels: readonly ChannelName[];
  /** How registered letters go to those who may get them so: on paper, or as registered e-mail. Consumers get paper (L. 100 CPCE asks for their consent). */
  registeredBy: 'paper' | 'email';
  /** Real time from one question about news to the next. */
  everyMs: number;
  /** Longest time one conversation may take; absent: 20 seconds. */
  longestMs?: number;
}

const usualSeconds = '900';

function channelsIn(text: string): PostSettings['channels'] {
  const names = text.split(/[\s,]+/u).filter((name) => name !== '');
  const known = carried.filter((name) => names.includes(name));
  if (known.length !== new Set(names).size) throw new Error(`RELANCE_POST_CHANNELS names ${carried.join(' or ')}`);
  return known;
}

/**
 * The settings from the environment: `RELANCE_POST_URL`, `RELANCE_POST_KEY` and `RELANCE_POST_SECRET` together, beside them `RELANCE_POST_CHANNELS`,
 * `RELANCE_POST_REGISTERED` and `RELANCE_POST_SECONDS`. Undefined without the three: letters lie in print batches. Throws for a value that is none.
 */
export function postSettings(environment: Readonly<Record<string, string | undefined>>): PostSettings | undefined {
  const given = (name: string): string | undefined => {
    const value = environment[`RELANCE_POST_${name}`]?.trim();
    return value === '' ? undefined : value;
  };
  const [url, key, secret] = [given('URL'), given('KEY'), given('SECRET')];
  if (url === undefined || key === undefined || secret === undefined) return undefined;
  if (!URL.canParse(url)) throw new Error('RELANCE_POST_URL is no address, as https://post.example.com');
  const registeredBy = given('REGISTERED') ?? 'paper';
  if (registeredBy !== 'paper' && registeredBy !== 'email') throw new Error('RELANCE_POST_REGISTERED is paper or email');
  const seconds = given('SECONDS') ?? usualSeconds;
  if (!/^[1-9]\d{0,4}$/u.test(seconds)) throw new Error('RELANCE_POST_SECONDS is a number of seconds');
  const channels = channelsIn(given('CHANNELS') ?? carried.join(' '));
  return { url, key, secret, channels, registeredBy, everyMs: Number(seconds) * 1000 };
}
