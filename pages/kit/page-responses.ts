import { z } from 'zod';
import type { ResponseHeader } from '../../api/kit/route';
import type { FieldName } from './fields';

/** What the routes of pages share. */

export const onPages = { tag: 'Pages', scope: null, page: true } as const;

/** A page as an answer. */
export function page(description: string, ...headers: ResponseHeader[]) {
  return { description, schema: z.string(), mediaType: 'text/html', headers };
}

/** What pages for signed-in people answer to everybody else. */
export const signInFirst = page('Nobody is signed in: on to the page to sign in', 'Location', 'Set-Cookie');

/** Longer than any token; longer texts cannot be one. */
const longestToken = 200;

export const tokenSchema = z
  .string()
  .max(longestToken)
  .default('')
  .meta({ description: 'From the link of an email' });

/** What the document shows in place of a page. */
export const examplePage = '<!doctype html>…';

/** What pages to act from may answer. */
export const actResponses = {
  200: page('The page, in the language of the person; after a POST: it is done'),
  202: page('Kept, not carried out yet: no worker answers'),
  403: page('The person may not do this, or the form is not from a page of this browser'),
  404: page('The link is not valid'),
  409: page('Nothing is left to do: the page says who did what and when'),
  422: page('The form once more, with what is wrong in it'),
  503: page('The form once more: the project cannot be reached now'),
} as const;

const daysOfProject = (what: string): string => `Days ${what}, of this project alone; empty: the playbook's`;

/** What the document says of the fields of forms. */
const fieldTexts = {
  milestone: 'A milestone of the playbook',
  evidence: 'Where the proof is, in one line',
  kind: 'How the customer was contacted',
  occurredAt: "When, by the person's clock: `2026-03-02T09:30`",
  dueOn: 'A new due date: `2026-03-09`',
  personId: 'Who gets the task or the role',
  nextOn: 'When intent is judged next: `2026-04-01`',
  wakeOn: 'When a project on hold goes on: `2026-12-01`',
  meetingAt: "When a confirmed meeting is, by the person's clock: `2026-03-12T14:00`",
  decides: 'Of a decision who goes on: the ids of the tasks that the form has shown, a space between',
  reason: 'A reason of the playbook for dropping or losing it, or why a project is on hold',
  followUpDays: daysOfProject('until the follow-up'),
  judgeDays: daysOfProject('until intent is judged'),
  graceWorkingDays: daysOfProject('of grace, working days'),
  customerClass: 'A, B or C',
  stage: 'The stage in which a new attempt begins',
  competitor: 'The company that got the order',
  holder: 'A role and who gets it, a slash between',
  title: 'What is sold, in one line',
  amount: 'Expected value; goes with `currency`',
  currency: 'ISO 4217',
  expectedSigningOn: 'When the customer is expected to sign: `2026-09-30`',
  also: 'The ids of other projects of the customer that it was about, a space between; `-`: none',
  note: 'Free text',
} satisfies Readonly<Record<FieldName | 'decides', string>>;

/** The fields of all forms: which of them count depends on the action. */
export const formFields = Object.fromEntries(
  Object.entries(fieldTexts).map(([name, description]) => [
    name,
    z.string().optional().meta({ description }),
  ]),
) as Record<keyof typeof fieldTexts, z.ZodOptional<z.ZodString>>;
