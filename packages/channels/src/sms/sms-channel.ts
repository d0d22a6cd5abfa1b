import type { Channel, ChannelSettings } from '../channel.js';
import { buildText } from './build-text.js';
import { mobileNumber } from './mobile-number.js';
import { usualLongestMs } from './provider-call.js';
import { lookUpText, sendText } from './send-text.js';

const notConfigured = 'no provider of text messages is set';

/** Text messages by a provider; without settings every message fails with that reason and nothing else is hindered. */
export function smsChannel({ sms: settings }: ChannelSettings): Channel {
  return {
    name: 'sms',
    longestSendMs: settings?.longestMs ?? usualLongestMs,
    addressOf: mobileNumber,
    build: (message) => Promise.resolve(buildText(message, settings)),
    send: (message) =>
      settings === undefined
        ? Promise.resolve({ outcome: 'failed', code: 'notConfigured', text: notConfigured, retryable: true })
        : sendText(settings, message),
    lookUp: (message) =>
      settings === undefined ? Promise.resolve({ outcome: 'cannotTell', text: notConfigured }) : lookUpText(settings, message),
  };
}
