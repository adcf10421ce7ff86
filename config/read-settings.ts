import type { z } from 'zod';

/** One setting that cannot be used, with what to do about it. Never holds the value of a secret. */
export interface SettingProblem {
  variable: string;
  problem: string;
  remedy: string;
}

/** Every problem of the settings at once, so that nobody has to start the program once for each of them. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(
    readonly problems: readonly SettingProblem[],
    options?: { cause: unknown },
  ) {
    const lines = problems.map((each) => `  ${each.variable} ${each.problem}. ${each.remedy}`);
    super(`These settings cannot be used:\n${lines.join('\n')}`, options);
  }
}

/** What a variable means to a reader, kept beside its schema. */
export interface SettingMeta {
  /** a full assignment that works, for the error text */
  example: string;
  /** its value is never printed */
  secret?: true;
}

/**
 * Reads the variables that `schema` names from `env`. A variable that is set to nothing counts as not set, as
 * Docker Compose and many shells hand over an unset variable that way.
 *
 * @throws SettingsError with every problem
 */
export function readSettings<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: NodeJS.ProcessEnv,
): z.output<z.ZodObject<Shape>> {
  const given: Record<string, string> = {};
  for (const variable of Object.keys(schema.shape)) {
    const value = env[variable]?.trim();
    if (value) given[variable] = value;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map((issue) => {
      const variable = String(issue.path[0]);
      const meta = settingMeta(schema.shape[variable]);
      return {
        variable,
        problem: describeProblem(issue, given[variable], meta),
        remedy: meta ? `Set for example ${meta.example}` : 'See the README',
      };
    }),
  );
}

function describeProblem(
  { code, message }: Pick<z.core.$ZodIssue, 'code' | 'message'>,
  value: string | undefined,
  meta: SettingMeta | undefined,
): string {
  // only what belongs with other settings says itself why it is missed
  if (value === undefined) return code === 'custom' ? message : 'is not set';
  return meta && !meta.secret ? `is ${JSON.stringify(value)} but ${message}` : message;
}

function settingMeta(field: unknown): SettingMeta | undefined {
  return (field as z.ZodType | undefined)?.meta() as SettingMeta | undefined;
}
