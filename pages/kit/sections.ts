import type { Frame } from './frame';

/** What the header leads to, in this order. */
export const sectionKeys = ['today', 'projects', 'customers', 'team', 'numbers'] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** A part of Milepost that has a page of its own. */
export interface Section {
  readonly key: SectionKey;
  readonly address: string;
  /** How addresses begin that belong to it, besides its own. */
  readonly within: readonly string[];
  readonly isFor: (reader: Frame) => boolean;
}

const everybody = (): boolean => true;

/** One row for each section that has a page; a section without a row is not shown. */
const sections: readonly Section[] = [
  { key: 'today', address: '/today', within: ['/today/', '/my/tasks/'], isFor: everybody },
  { key: 'projects', address: '/projects', within: ['/projects/', '/my/projects'], isFor: everybody },
  { key: 'customers', address: '/customers', within: ['/customers/'], isFor: everybody },
  { key: 'team', address: '/team', within: ['/team/', '/my/review'], isFor: ({ isManager }) => isManager },
  { key: 'numbers', address: '/numbers', within: ['/numbers/'], isFor: ({ isManager }) => isManager },
];

/** The sections that somebody has. */
export function sectionsFor(frame: Frame): readonly Section[] {
  return sections.filter(({ isFor }) => isFor(frame));
}

/** How an address lies to a section, as `aria-current` says it. */
export function currentOf({ address, within }: Section, asked: string): 'page' | 'true' | undefined {
  const [path = ''] = asked.split('?', 1);
  if (path === address) return 'page';
  return within.some((beginning) => path.startsWith(beginning)) ? 'true' : undefined;
}
