import type { SmsSettings } from '@relance/channels';

/** What a text message is reckoned with where no provider is set: nothing leaves by it. */
export const usualSms: SmsSettings = { url: '', account: '', secret: '', sender: 'RELANCE', part: { cents: 8, currency: 'EUR' } };
