import type { BuiltMessage, Channel, CopyResult, LookUpResult, SendResult } from '@relance/channels';
import { channels } from '@relance/channels';
import type { ChannelName } from '@relance/schemas';

/** A relay that takes what it is given, answers as the test says, and remembers every message that really arrived. */
export interface FakeChannel extends Channel {
  readonly arrived: Omit<BuiltMessage, 'outcome'>[];
  /** Every copy that arrived. */
  readonly copied: { to: string; bytes: Uint8Array }[];
  /** Addresses whose copies are refused. */
  readonly refusedCopies: string[];
  /** What the next conversations come to, in order; `lost` = it arrived, but the answer did not come back. Accepted when none is left. */
  readonly answers: (SendResult | 'lost')[];
  /** What the register answers; absent: the truth. */
  register: LookUpResult | undefined;
}

/** Longest time one conversation of the fake relay may take, milliseconds. */
const longestSendMs = 60_000;

/** A fake relay that builds messages as the real channel of that name does. */
export function openFakeChannel(name: ChannelName = 'email'): FakeChannel {
  const part = { cents: 8, currency: 'EUR' };
  const sms = { url: 'http://127.0.0.1:1', account: 'AC', secret: 's', sender: '+33974990001', part };
  const real = channels[name]({ smtpUrl: 'smtp://127.0.0.1:1', sms });
  const fake: FakeChannel = {
    name,
    longestSendMs,
    arrived: [],
    copied: [],
    refusedCopies: [],
    answers: [],
    register: undefined,
    addressOf: real.addressOf,
    build: (message) => real.build(message),
    send(message) {
      const answer = fake.answers.shift() ?? { outcome: 'accepted', providerId: `250 ${message.dispatchId}` };
      if (answer === 'lost' || answer.outcome === 'accepted') fake.arrived.push(message);
      return Promise.resolve(answer === 'lost' ? { outcome: 'unknown', text: 'the relay closed the connection' } : answer);
    },
    sendCopies({ bytes }, to) {
      const results = to.map((address): CopyResult => {
        if (fake.refusedCopies.includes(address)) return { to: address, state: 'failed', code: 'smtp550' };
        fake.copied.push({ to: address, bytes });
        return { to: address, state: 'sent' };
      });
      return Promise.resolve(results);
    },
    lookUp({ messageId }) {
      const found = fake.arrived.some((one) => one.messageId === messageId);
      return Promise.resolve(fake.register ?? (found ? { outcome: 'found', providerId: '250 found' } : { outcome: 'notFound' }));
    },
  };
  return fake;
}
