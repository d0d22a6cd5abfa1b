import { callOnce, type ProviderAnswer } from '../http/call-once.js';
import type { SmsSettings } from './sms-settings.js';

/** Longest time of one conversation, where the settings name none. */
export const usualLongestMs = 20_000;

/** One request about the messages of the account, once and within its time limit; never throws for what the other side does. */
export async function callProvider(
  settings: SmsSettings,
  request: { query?: URLSearchParams; form?: URLSearchParams },
): Promise<ProviderAnswer> {
  const { account, secret, longestMs = usualLongestMs } = settings;
  const url = new URL(`/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`, settings.url);
  url.search = request.query?.toString() ?? '';
  const headers = { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`, accept: 'application/json' };
  const { form } = request;
  return callOnce(url, form === undefined ? { method: 'GET', headers } : { method: 'POST', headers, body: form }, longestMs);
}
