import type { Fault } from './fault-codes';
import type { FaultText } from './fault-texts';

/** The sentences of a fault in one language. */
export function wordFault(texts: Readonly<Record<string, FaultText>>, { code, values }: Fault): FaultText {
  const text = texts[code];
  if (!text) throw new Error(`There is no text for "${code}".`);
  const fill = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));
  return { message: fill(text.message), cure: fill(text.cure) };
}
