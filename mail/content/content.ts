import type { Language } from '../../domain/playbook/playbook';
import type { StageMark } from '../model/model';

/**
 * What a mail says, in words and in order, before it becomes HTML or plain text: both forms are made from the same
 * content, so neither can say less than the other.
 */
export interface MailContent {
  readonly language: Language;
  readonly subject: string;
  readonly tone: Tone;
  /** The first line: who has to do what by when. */
  readonly ask: string;
  /** The part of `ask` that is the due date, to be set off; null when there is none. */
  readonly when: string | null;
  /** The second line: why. */
  readonly why: string;
  /** The line that answers stand above; absent: the mail cannot be answered. */
  readonly answerAbove?: string;
  readonly blocks: readonly Block[];
  /** A line or more. */
  readonly footer: string;
  /** What parts a label from what follows it in the plain text. */
  readonly colon: string;
}

/** What kind of news it is; it sets the colour of the mail. */
export type Tone = 'task' | 'decision' | 'won' | 'ended';

export interface LabelledLink {
  readonly label: string;
  readonly url: string;
}

/** A part of a mail. */
export type Block =
  | { readonly type: 'notice'; readonly title: string; readonly text: string }
  /** A remark that is there for those who look for it. */
  | { readonly type: 'quiet'; readonly text: string }
  | { readonly type: 'list'; readonly title: string; readonly items: readonly string[] }
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

/** One of several things that something can be done about. */
export interface Entry {
  readonly title: string;
  readonly detail: string;
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
