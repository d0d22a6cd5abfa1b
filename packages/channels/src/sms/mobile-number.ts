import type { Account, AccountContact } from '@relance/schemas';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';

/**
 * The mobile number of a contact in E.164; a number without a country code is one of the account's country. Undefined where there is none, or none
 * that a mobile network has given out: a landline takes no text message.
 */
export function mobileNumber({ country }: Account, { mobile }: AccountContact): string | undefined {
  if (mobile === undefined) return undefined;
  const number = parsePhoneNumberFromString(mobile, isSupportedCountry(country) ? country : undefined);
  return number?.isValid() === true ? number.number : undefined;
}
