import { z } from 'zod';
import { projectIdSchema } from './wire';

/**
 * What became of a message that a mail gateway delivered. Each of these is final: the gateway has nothing to repeat and
 * nothing to return to the sender.
 */
export const dispositionMeanings = {
  'note-stored': 'an answer, stored as a note of its project',
  'note-stored-after-end':
    'an answer to a project that has ended: stored, and the timeline has no entry for it',
  repeated: 'an answer that was stored before',
  empty: 'an answer without a text of its own: nothing is stored',
  automatic:
    'written by a machine, such as an absence note, a recall or a no-reply address: nothing is stored',
  unmatched: 'it answers to no mail of ours, or not clearly to one: nothing is stored',
  'bounce-recorded': "mail to somebody's address fails for good: marked, and whoever stands in is told",
  'bounce-ignored': 'a report that marks nobody, such as one of a delay or of an email that is not ours',
} as const;
export type Disposition = keyof typeof dispositionMeanings;

const dispositions = Object.keys(dispositionMeanings) as [Disposition, ...Disposition[]];

export const inboundMailSchema = z
  .strictObject({
    disposition: z.enum(dispositions).meta({
      description: Object.entries(dispositionMeanings)
        .map(([disposition, meaning]) => `\`${disposition}\`: ${meaning}`)
        .join('. '),
    }),
    detail: z.string().meta({ description: 'The same for people, with the reason' }),
    projectId: projectIdSchema.nullable().meta({ description: 'The project that has the note, if one has' }),
    attachmentsNotKept: z.int().min(0).meta({
      description: 'Files that came with an answer. They are not kept; the note says how many there were',
    }),
  })
  .meta({ id: 'InboundMail' });
export type InboundMailOnWire = z.input<typeof inboundMailSchema>;
