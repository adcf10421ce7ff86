import type { Language } from '../../domain/playbook/playbook';
import type { StageMark } from '../model/model';

/**
 * What an email says, in words and in order, before it becomes HTML or plain text: both forms are made from the same
 * content, so neither can say less than the other.
 */
export interface MailContent {
  readonly language: Language;
  readonly subject: string;
  readonly tone: Tone;
  /** The first line: who has to do what by when. */
  readonly ask: string;
  /** The due date within `ask`, to be highlighted; null when there is none. */
  readonly when: string | null;
  /** The second line: why. */
  readonly why: string;
  /** The line above which replies are written; absent when the email cannot be replied to. */
  readonly answerAbove?: string;
  readonly blocks: readonly Block[];
  /** One or more lines. */
  readonly footer: string;
  /** Below it: where to stop such emails. */
  readonly footerLink?: LabelledLink;
  /** What separates a label from its value in the plain text. */
  readonly colon: string;
}

/** What kind of news it is; it sets the email's colour. */
export type Tone = 'task' | 'decision' | 'won' | 'ended';

export interface LabelledLink {
  readonly label: string;
  readonly url: string;
}

export type Block =
  | { readonly type: 'notice'; readonly title: string; readonly text: string }
  /** A remark for readers who look for it. */
  | { readonly type: 'quiet'; readonly text: string }
  | {
      readonly type: 'list';
      readonly title: string;
      /** Where the title leads. */
      readonly url?: string;
      readonly items: readonly ListItem[];
    }
  | {
      readonly type: 'links';
      /** The most likely first. */
      readonly links: readonly LabelledLink[];
      /** Whether the first link is what the reader is asked to do. */
      readonly asked: boolean;
    }
  | { readonly type: 'entries'; readonly title: string; readonly entries: readonly Entry[] }
  | { readonly type: 'stages'; readonly caption: string; readonly stages: readonly StageMark[] }
  | { readonly type: 'facts'; readonly title: string; readonly rows: readonly Fact[] }
  | {
      readonly type: 'contacts';
      readonly title: string;
      readonly none: string;
      readonly contacts: readonly ContactText[];
    }
  | { readonly type: 'guidance'; readonly title: string; readonly paragraphs: readonly string[] };

/** A line, or one that leads somewhere. */
export type ListItem = string | LabelledLink;

/** One of several items with actions of their own. */
export interface Entry {
  readonly title: string;
  readonly detail: string;
  /** What belongs to it, each with the page to act on it. */
  readonly others?: readonly LabelledLink[];
  /** Whether the first link is what the reader is asked to do. */
  readonly asked?: boolean;
  readonly links: readonly LabelledLink[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface ContactText {
  readonly what: string;
  /** When it was and who had it. */
  readonly circumstances: string;
  readonly note?: string;
}
