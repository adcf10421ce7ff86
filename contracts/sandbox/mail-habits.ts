/**
 * How somebody gets emails that can wait for the morning: each at once, all in one daily digest, or both. What asks for
 * something new always comes at once. No zod here.
 */
export const mailHabits = ['at-once', 'digest', 'both'] as const;
export type MailHabit = (typeof mailHabits)[number];
