import type { Language } from '../domain/playbook';

/** An amount with its ISO 4217 code, since `$` means another currency to each reader: `TWD 4,800,000`. */
export function amountText(language: Language, amount: number, currency: string | undefined): string {
  const grouped = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount);
  return currency === undefined ? grouped : `${currency} ${grouped}`;
}
