const omission = '[…]';

/**
 * A text of at most `longest` UTF-16 units, the way schemas count; a cut text says so at its end. No character is cut
 * in two.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - omission.length - 1);
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd()} ${omission}`;
}
