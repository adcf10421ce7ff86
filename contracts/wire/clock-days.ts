import { z } from 'zod';
import { longest } from '../sandbox/command-shape';

/** Keys and days of playbooks, shared by everything that names them. */

/**
 * Keys become property names of the state. So no leading digit, since objects put such keys first and a gate would lose
 * its order, and not `constructor`, which every object has.
 */
export const keySchema = z
  .string()
  .max(longest.key)
  .regex(
    /^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be a key: lower-case words joined by dashes, such as "meeting-agreed"',
  );

export const days = z.int().min(1).max(365);
export const followUpDays = days.meta({
  description: 'Days after the last contact until the rep must follow up',
});
export const judgeDays = days.meta({ description: 'Days after the last contact until intent is judged' });
export const graceWorkingDays = z.int().min(1).max(60).meta({
  description: 'Working days that a judgement may stay unanswered before the project is dropped',
});
export const someClockDays = z.strictObject({
  followUpDays: followUpDays.exactOptional(),
  judgeDays: judgeDays.exactOptional(),
  graceWorkingDays: graceWorkingDays.exactOptional(),
});
