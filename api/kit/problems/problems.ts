import { z } from 'zod';
import { holdingCountsSchema, holdingSchema } from '../../../contracts/wire/hand-overs';
import { textFaults } from '../../../contracts/sandbox/given-text';
import type { Refusal } from '../../../domain/project/model/refusals';
import { missing } from './plain-words';
import type { ProblemCode } from './problem-codes';
import { problemKind } from './problem-codes';
import type { FormFault } from './sound-text';

/** One field or parameter that is wrong. */
export interface FieldError {
  /** JSON pointer into the body, in URI-fragment form (RFC 6901, 6). */
  readonly pointer?: string;
  /** A parameter in the path, the query or a header. */
  readonly parameter?: string;
  readonly detail: string;
}

export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  /** Everything that is missing, or may be chosen instead. */
  readonly missing?: readonly string[];
  /** What a person still holds, which prevents their deactivation. */
  readonly holdings?: z.input<typeof holdingsSchema>;
  /** Where a form could not be read, for the page that reports it. */
  readonly formFault?: FormFault;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A request that cannot be answered as asked: thrown anywhere, answered as a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  /** @param detail for people: what is wrong with this request and what to do */
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail, extras.cause === undefined ? undefined : { cause: extras.cause });
  }

  get status(): number {
    return problemKind(this.code).status;
  }
}

/** A refusal of a project as a problem. */
export function refusalProblem({
  code,
  message,
  missing,
}: Pick<Refusal, 'code' | 'message' | 'missing'>): Problem {
  const { pointer } = problemKind(code);
  return new Problem(code, message, {
    ...(missing.length > 0 && { missing }),
    ...(pointer !== undefined && { errors: [{ pointer, detail: message }] }),
  });
}

const holdingsSchema = z
  .strictObject({ counts: holdingCountsSchema, first: z.array(holdingSchema) })
  .meta({ description: 'What the person holds: counts, and the first projects' });

export const problemMediaType = 'application/problem+json';

export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: 'Address of the page about this code, relative to this API' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong with this request and what to do' }),
    code: z.string().meta({ description: 'Stays the same for ever: programs decide by it' }),
    instance: z.string().meta({ description: 'The request id, as in X-Request-Id' }),
    errors: z
      .array(
        z.strictObject({
          pointer: z
            .string()
            .optional()
            .meta({ description: 'JSON pointer into the body, such as `#/customerId`' }),
          parameter: z.string().optional().meta({ description: 'A parameter of path, query or header' }),
          detail: z.string(),
        }),
      )
      .optional(),
    missing: z
      .array(z.string())
      .optional()
      .meta({ description: 'Everything that is missing, or may be chosen instead' }),
    holdings: holdingsSchema.optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document' });

/** The problem document for a problem. */
export function problemDocument(problem: Problem, requestId: string): z.input<typeof problemSchema> {
  const { code, message, status, extras } = problem;
  return {
    type: `/problems/${code}`,
    title: problemKind(code).title,
    status,
    detail: message,
    code,
    instance: requestId,
    ...(extras.errors && { errors: extras.errors.map((error) => ({ ...error })) }),
    ...(extras.missing && { missing: [...extras.missing] }),
    ...(extras.holdings && { holdings: extras.holdings }),
  };
}

/** zod's findings about a body, field by field. */
export function bodyErrors(error: z.ZodError): FieldError[] {
  return fieldErrors(error).map(({ path, detail }) => ({ pointer: toPointer(path), detail }));
}

/** The problem of a body with invalid fields. */
export function invalidBody(errors: readonly FieldError[]): Problem {
  const fields = errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ');
  return new Problem('invalid-body', `The body is not valid: ${fields}.`, { errors });
}

/**
 * The problem of a body with invalid fields. When the only fault is a missing field that the project would ask for too,
 * the code is the project's: one mistake has one code, whichever way it comes in.
 *
 * @param codes those that the route may answer
 */
export function bodyProblem(errors: readonly FieldError[], codes: readonly ProblemCode[]): Problem {
  const [error, ...others] = errors;
  const isMissing = error?.detail === missing || error?.detail === textFaults.blank;
  const code =
    isMissing && others.length === 0
      ? codes.find((each) => each.endsWith('-missing') && problemKind(each).pointer === error.pointer)
      : undefined;
  if (!code || !error) return invalidBody(errors);
  const { title, remedy } = problemKind(code);
  return new Problem(code, `${title}. ${remedy}`, { errors });
}

/** zod's findings about parameters, which are flat. */
export function parameterErrors(error: z.ZodError): FieldError[] {
  return fieldErrors(error).map(({ path, detail }) => ({ parameter: path.map(String).join('.'), detail }));
}

function fieldErrors(error: z.ZodError): { path: PropertyKey[]; detail: string }[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], detail: 'unknown field' }))
      : [{ path: issue.path, detail: issue.message }],
  );
}

function toPointer(path: readonly PropertyKey[]): string {
  const steps = path.map((step) =>
    encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return ['#', ...steps].join('/');
}
