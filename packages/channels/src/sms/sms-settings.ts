/** Where text messages leave: an account at a provider that speaks as Twilio does, and what it is told. */
export interface SmsSettings {
  /** Address of the provider's API, without a path. */
  url: string;
  account: string;
  secret: string;
  /** A number in E.164, a name of at most eleven characters, or a messaging service (`MG…`). */
  sender: string;
  /** Address of the engine as the provider reaches it; absent: nobody is told what became of a message, and replies do not arrive. */
  callbackUrl?: string;
  /** Price of one part in minor units. */
  part: { cents: number; currency: string };
  /** Longest time one conversation may take; absent: 20 seconds. */
  longestMs?: number;
}

const providerUrl = 'https://api.twilio.com';
/** As the compiler reckons where nobody says otherwise (`defaultCosts`). */
const usualPartCents = '8';

/**
 * The settings from the environment: `RELANCE_SMS_ACCOUNT`, `RELANCE_SMS_SECRET` and `RELANCE_SMS_SENDER` together, beside them `RELANCE_SMS_URL`,
 * `RELANCE_SMS_CALLBACK_URL` and `RELANCE_SMS_PART_CENTS` (of EUR). Undefined without the three: then messages fail visibly (law 20) and everything
 * else goes on. Throws for a price that is no whole number.
 */
export function smsSettings(environment: Readonly<Record<string, string | undefined>>): SmsSettings | undefined {
  const given = (name: string): string | undefined => {
    const value = environment[`RELANCE_SMS_${name}`]?.trim();
    return value === '' ? undefined : value;
  };
  const [account, secret, sender] = [given('ACCOUNT'), given('SECRET'), given('SENDER')];
  if (account === undefined || secret === undefined || sender === undefined) return undefined;
  const price = given('PART_CENTS') ?? usualPartCents;
  if (!/^\d{1,6}$/.test(price)) throw new Error('RELANCE_SMS_PART_CENTS is the price of one part in whole cents');
  const callbackUrl = given('CALLBACK_URL')?.replace(/\/+$/u, '');
  return {
    url: given('URL') ?? providerUrl,
    account,
    secret,
    sender,
    part: { cents: Number(price), currency: 'EUR' },
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  };
}
