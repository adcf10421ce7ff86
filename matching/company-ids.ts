import { stdnum } from 'stdnum';

/** Ids of tax offices and company registers, compared without spaces and punctuation. */

/** An id as it was given. */
export interface GivenId {
  readonly kind: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly value: string;
}

/** An id as it is compared. */
export interface CompanyId {
  readonly kind: string;
  readonly country: string;
  readonly value: string;
  /** Whether the check digits of the country's rules are right; false too where no rule is known. */
  readonly isValid: boolean;
}

/** In each country the library's names for ids that a company has one of; those of people are left out. */
const validatorsOf: Readonly<Record<string, string>> = {
  ...{
    AD: 'nrt',
    AR: 'cuit',
    AT: 'uid businessid',
    AU: 'abn acn',
    BE: 'vat',
    BG: 'vat',
    BR: 'cnpj',
    CA: 'bn',
  },
  ...{
    CH: 'uid vat',
    CL: 'rut',
    CN: 'uscc ric',
    CO: 'nit',
    CY: 'vat',
    CZ: 'dic ico',
    DE: 'vat stnr',
    DK: 'cvr',
  },
  ...{
    EE: 'kmkr registrikood',
    ES: 'cif nif',
    FI: 'alv ytunnus',
    FR: 'siren siret tva',
    GB: 'vat',
    GR: 'vat',
  },
  ...{
    HR: 'oib',
    HU: 'anum',
    IE: 'vat',
    IL: 'hp',
    IN: 'gstin',
    IS: 'vsk',
    IT: 'iva',
    JP: 'cn',
    KR: 'brn',
    LI: 'peid',
  },
  ...{
    LT: 'pvm',
    LU: 'tva',
    LV: 'pvn',
    MC: 'tva',
    MT: 'vat',
    MX: 'rfc',
    NL: 'btw',
    NO: 'mva orgnr',
    NZ: 'ird',
  },
  ...{
    PE: 'ruc',
    PL: 'nip regon',
    PT: 'nif nipc',
    RO: 'cui cif',
    RS: 'pib',
    RU: 'inn',
    SE: 'orgnr vat',
    SG: 'uen',
  },
  ...{ SI: 'ddv', SK: 'dph', TH: 'tin moa', TR: 'vkn', UA: 'edrpou', US: 'ein', VN: 'mst', ZA: 'tin vat' },
};

/** How an id is compared; null: it stands for none, such as 00000000. */
export function companyId({ kind, country, value }: GivenId): CompanyId | null {
  const of = country.toUpperCase();
  const plain = value
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  // a VAT number with or without its country; Greece writes EL there
  const prefix = of === 'GR' ? 'EL' : of;
  const isPrefixed = of !== 'CH' && plain.startsWith(prefix) && /\d/.test(plain) && plain.length > 8;
  const bare = isPrefixed ? plain.slice(prefix.length) : plain.replace(/(?:MWST|TVA|IVA)$/, '');
  if (isPlaceholder(bare)) return null;
  const isValid = of === 'TW' ? isTaiwanNumber(bare) : isValidIn(of, bare);
  return { kind, country: of, value: bare, isValid };
}

/** What people write who have none, or do not know it. */
function isPlaceholder(value: string): boolean {
  const digits = value.replaceAll(/\D/g, '');
  return digits.length < 6 || new Set(digits).size < 2 || '01234567890'.includes(digits.slice(0, 7));
}

/**
 * A Taiwanese 統一編號. Since April 2023 the sum of the products' digits is a multiple of five; the library still wants one
 * of ten, which numbers given out since then need not be.
 */
function isTaiwanNumber(value: string): boolean {
  if (!/^\d{8}$/.test(value)) return false;
  const sum = [1, 2, 1, 2, 1, 2, 4, 1]
    .map((weight, at) => weight * Number(value[at]))
    .reduce((all, product) => all + Math.floor(product / 10) + (product % 10), 0);
  return sum % 5 === 0 || (value[6] === '7' && (sum + 1) % 5 === 0);
}

function isValidIn(country: string, value: string): boolean {
  const ofCountry = stdnum[country];
  const names = validatorsOf[country]?.split(' ') ?? [];
  return names.some((name) => {
    const result = ofCountry?.[name]?.validate(value);
    return result?.isValid === true && result.isCompany;
  });
}
