import type { CountryCode } from 'libphonenumber-js/min';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone number in its international form, without an extension; null: it is none.
 *
 * @param country where a number without a country code is dialled, ISO 3166-1
 */
export function phoneNumber(given: string, country: string | null): string | null {
  const at: CountryCode | undefined = country !== null && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(given.normalize('NFKC'), at);
  return parsed?.isPossible() ? parsed.number : null;
}
