/** One thing that a list asks of a field of its rows. What the rows have there is never null. */
export type Condition =
  | { readonly field: string; readonly op: 'is'; readonly value: Value }
  | { readonly field: string; readonly op: 'in'; readonly value: readonly Value[] }
  | {
      readonly field: string;
      readonly op: 'not' | 'above' | 'from' | 'below' | 'upTo';
      readonly value: Value;
    };

type Value = string | number | boolean;

/** A query in which each field stands once; what both engines answer by an index. */
export type Match = Readonly<Record<string, Value | Operators>>;
type Operators = Readonly<Record<string, Value | readonly Value[]>>;

/**
 * Conditions that all hold, as one query. Each field stands in it once, at the top: next to an `$and` or an `$or` the
 * embedded server uses no index.
 *
 * @returns null when no row can meet all of them
 */
export function matching(conditions: readonly Condition[]): Match | null {
  const match: Record<string, Value | Operators> = {};
  for (const field of new Set(conditions.map((each) => each.field))) {
    const asked = conditionsOf(conditions.filter((each) => each.field === field));
    if (asked === null) return null;
    match[field] = asked;
  }
  return match;
}

function conditionsOf(conditions: readonly Condition[]): Value | Operators | null {
  const allowed = allowedValues(conditions);
  const others = conditions.filter(({ op }) => op !== 'is' && op !== 'in');
  if (allowed) {
    // few values are compared here, so the query has them alone
    const left = allowed.filter((value) => others.every((each) => meets(value, each)));
    const [only] = left;
    if (only === undefined) return null;
    return left.length === 1 ? only : { $in: left };
  }
  const operators: Record<string, Value | readonly Value[]> = {};
  for (const { op, value } of others as readonly Extract<Condition, { value: Value }>[]) {
    const name = { not: '$nin', above: '$gt', from: '$gte', below: '$lt', upTo: '$lte' }[op as 'not'];
    const known = operators[name];
    if (op === 'not') operators[name] = [...((known as readonly Value[] | undefined) ?? []), value];
    else if (known === undefined || isTighter(op, value, known as Value)) operators[name] = value;
  }
  const [single, ...more] = (operators['$nin'] as readonly Value[] | undefined) ?? [];
  if (single === undefined || more.length > 0) return operators;
  const { $nin: _, ...rest } = operators;
  return { ...rest, $ne: single };
}

/** The values that a field may have, where the conditions name them; null where they do not. */
function allowedValues(conditions: readonly Condition[]): readonly Value[] | null {
  let allowed: readonly Value[] | null = null;
  for (const { op, value } of conditions) {
    if (op !== 'is' && op !== 'in') continue;
    const named: readonly Value[] = op === 'in' ? value : [value];
    allowed = allowed === null ? [...new Set(named)] : allowed.filter((each) => named.includes(each));
  }
  return allowed;
}

function meets(value: Value, { op, value: asked }: Condition): boolean {
  switch (op) {
    case 'is':
      return value === asked;
    case 'in':
      return asked.includes(value);
    case 'not':
      return value !== asked;
    case 'above':
      return isAbove(value, asked);
    case 'from':
      return !isAbove(asked, value);
    case 'below':
      return isAbove(asked, value);
    case 'upTo':
      return !isAbove(value, asked);
  }
}

function isTighter(op: Condition['op'], value: Value, known: Value): boolean {
  return op === 'above' || op === 'from' ? isAbove(value, known) : isAbove(known, value);
}

/** In the order of the databases: texts by their bytes. */
function isAbove(one: Value, other: Value): boolean {
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other) > 0;
  return one > other;
}

/** The order in which the databases have texts: that of their characters' numbers, which is not JavaScript's own. */
export function compareTexts(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
