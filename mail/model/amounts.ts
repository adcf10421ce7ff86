import type { Language } from '../../domain/playbook/playbook';

// made once: a page of a review shows hundreds of amounts, and creating one formatter costs as much as dozens of them
const formats: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
  'zh-TW': new Intl.NumberFormat('zh-TW', { maximumFractionDigits: 2 }),
};

/** An amount with its ISO 4217 code, since `$` means a different currency to each reader: `TWD 4,800,000`. */
export function amountText(language: Language, amount: number, currency: string | undefined): string {
  const grouped = formats[language].format(amount);
  return currency === undefined ? grouped : `${currency} ${grouped}`;
}
