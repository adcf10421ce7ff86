/**
 * What companies are by law, as it stands in their names: for comparing names only. What tells one company from another
 * (集團, 控股, 企業社, group, holdings) is no legal form and stays in the name, and so does what is a part of a company
 * (分公司, 廠, branch): that is another party.
 */

/**
 * Kinds of legal forms. Two names with forms of different kinds are two companies in a register, unless somebody has
 * written one of them carelessly.
 */
export type FormKind = 'limited' | 'stock' | 'partnership' | 'other';

/** In simplified characters, as names are compared, the longest first. */
const hanForms: readonly (readonly [string, FormKind])[] = [
  ['股份有限公司', 'stock'],
  ['有限责任公司', 'limited'],
  ['股份无限公司', 'other'],
  ['(股)有限公司', 'stock'],
  ['(有限合伙)', 'partnership'],
  ['(普通合伙)', 'partnership'],
  ['股份两合公司', 'partnership'],
  ['有限合伙企业', 'partnership'],
  ['普通合伙企业', 'partnership'],
  ['有限公司', 'limited'],
  ['(股)公司', 'stock'],
  ['(有)公司', 'limited'],
  ['股份公司', 'stock'],
  ['无限公司', 'other'],
  ['两合公司', 'partnership'],
  ['合伙企业', 'partnership'],
  ['个体工商户', 'other'],
  ['株式会社', 'stock'],
  ['有限会社', 'limited'],
  ['合同会社', 'limited'],
  ['合资会社', 'partnership'],
  ['주식회사', 'stock'],
  ['유한회사', 'limited'],
  ['(株)', 'stock'],
  ['(주)', 'stock'],
  ['(股)', 'stock'],
  ['(有)', 'limited'],
  // written in a hurry: which kind is not said
  ['公司', 'other'],
];

/** Forms that stand in front in Japan and Korea. */
const hanFormsInFront = new Set(['株式会社', '有限会社', '合同会社', '合资会社', '(株)', '주식회사', '(주)']);

/** As words of a folded name; several words of one form in their order. */
const latinForms: Readonly<Record<FormKind, string>> = {
  limited: `
    ltd, limited, co ltd, company ltd, company limited, co limited, co pte ltd, pte ltd, pte, pte limited,
    private limited, private ltd, pvt ltd, pvt, pvt limited, pty ltd, pty, pty limited, sdn bhd,
    llc, l l c, limited liability company, gmbh, mbh, ges mbh, gesmbh, gesellschaft mit beschrankter haftung,
    ggmbh, ug, ug haftungsbeschrankt, sarl, s a r l, societe a responsabilite limitee, eurl, srl, s r l,
    societa a responsabilita limitata, srls, sl, s l, slu, s l u, sociedad limitada, lda, limitada, ltda, bv, b v,
    besloten vennootschap, bvba, sprl, sp zoo, sp z oo, sp z o o, spolka z ograniczona odpowiedzialnoscia,
    sro, s r o, spol sro, spol s ro, spol s r o, doo, d o o, dooel, kft, aps, anpartsselskab, eood, ood, sia, uab, ou, ooo, tnhh, yk,
    yugen kaisha, gk, godo kaisha, de rl de cv, s de rl de cv, wll, fze, fzco, fzc, ooo`,
  stock: `
    inc, incorporated, corp, corporation, co inc, plc, p l c, public limited company, public company limited,
    pcl, ag, a g, aktiengesellschaft, se, sa, s a, societe anonyme, sociedad anonima, spa, s p a,
    societa per azioni, sas, s a s, sasu, sau, sa de cv, s a de c v, sab de cv, nv, n v, naamloze vennootschap, as,
    a s, asa, aksjeselskap, aktieselskab, ab, aktiebolag, ab publ, oy, oyj, osakeyhtio, bhd, berhad, tbk, kk, k k,
    kabushiki kaisha, kabushikigaisha, zrt, nyrt, ad, jsc, pjsc, ojsc, cjsc, joint stock company, oao, pao, zao, ao,
    akciova spolecnost, spolka akcyjna, ehf, hf, anonim sirketi, co ltd by shares`,
  partnership: `
    llp, lp, limited partnership, kg, k g, kommanditgesellschaft, ohg, gbr, kgaa, se co kgaa, gmbh co kg, gmbh co kgaa,
    ug co kg, ag co kg, ag co kgaa, co kg, snc, s n c, sca, scs, cv, c v, vof, v o f, ky, komm v, sp j, sp k`,
  // which kind is not said
  other: 'co, company, cie, ek, e k, eg, e g, ev, e v, pt, and co',
};

/** Forms that stand in front. */
const latinFormsInFront = new Set(['pt', 'ooo', 'oao', 'zao', 'pao']);
/** The same, but words of their own where another form stands behind the name. */
const unlessBehind = new Set(['cv', 'ao', 'kk', 'oy', 'ab']);

const latinFormKinds: ReadonlyMap<string, FormKind> = new Map(
  (Object.keys(latinForms) as FormKind[]).flatMap((kind) =>
    latinForms[kind].split(',').map((form) => [form.trim(), kind] as const),
  ),
);

const longestLatinForm = Math.max(...[...latinFormKinds.keys()].map((form) => form.split(' ').length));

/** A name without its legal form. */
export interface WithoutForm<Name> {
  readonly rest: Name;
  /** What followed the form: a part of the company, or its place. */
  readonly tail: string;
  readonly kinds: ReadonlySet<FormKind>;
}

/** Takes the legal form off a name in simplified characters that has no spaces. */
export function withoutHanForm(name: string): WithoutForm<string> {
  const once = withoutOneHanForm(name);
  if (!once.kinds.has('partnership') || once.tail !== '') return once;
  // 合伙企业（有限合伙）
  return { ...withoutOneHanForm(once.rest), kinds: once.kinds };
}

function withoutOneHanForm(name: string): WithoutForm<string> {
  for (const [form, kind] of hanForms) {
    if (hanFormsInFront.has(form) && name.startsWith(form) && name.length > form.length + 1) {
      return { rest: name.slice(form.length), tail: '', kinds: new Set([kind]) };
    }
  }
  for (const [form, kind] of hanForms) {
    // 分公司 and 子公司 are no form, and 有限公司 may stand in front of them
    const at = lastWhole(name, form);
    if (at < 1) continue;
    const tail = name.slice(at + form.length);
    return { rest: name.slice(0, at), tail, kinds: new Set([kind]) };
  }
  return { rest: name, tail: '', kinds: new Set() };
}

function lastWhole(name: string, form: string): number {
  for (let at = name.lastIndexOf(form); at > 0; at = name.lastIndexOf(form, at - 1)) {
    if (form !== '公司' || !/[分子母总]/.test(name.charAt(at - 1))) return at;
  }
  return -1;
}

/** Takes the legal forms off the words of a folded name; one word always stays. */
export function withoutLatinForm(words: readonly string[]): WithoutForm<readonly string[]> {
  const kinds = new Set<FormKind>();
  let rest = words;
  const ofEnd = (): number => {
    for (let length = Math.min(longestLatinForm, rest.length - 1); length > 0; length -= 1) {
      if (latinFormKinds.has(rest.slice(-length).join(' '))) return length;
    }
    return 0;
  };
  for (let length = ofEnd(); length > 0; length = ofEnd()) {
    kinds.add(latinFormKinds.get(rest.slice(-length).join(' ')) ?? 'other');
    rest = rest.slice(0, -length);
  }
  const [first] = rest;
  const isInFront =
    first !== undefined && (latinFormsInFront.has(first) || (kinds.size === 0 && unlessBehind.has(first)));
  if (isInFront && rest.length > 1) {
    kinds.add(latinFormKinds.get(first) ?? 'other');
    rest = rest.slice(1);
  }
  return { rest, tail: '', kinds };
}

/** Whether two names say that they are of different kinds. */
export function haveOtherForms(ours: ReadonlySet<FormKind>, theirs: ReadonlySet<FormKind>): boolean {
  const said = (kinds: ReadonlySet<FormKind>): FormKind[] => [...kinds].filter((kind) => kind !== 'other');
  const [own, others] = [said(ours), said(theirs)];
  return own.length > 0 && others.length > 0 && !own.some((kind) => others.includes(kind));
}
