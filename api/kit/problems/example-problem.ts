import type { ProblemCode } from './problem-codes';
import { problemKind } from './problem-codes';
import { Problem, problemDocument } from './problems';

/** What could stand in a field instead, where an answer lists it. */
const choices: Readonly<Record<string, readonly string[]>> = {
  '#/milestone': ['customer-profiled', 'meeting-agreed'],
  '#/reason': ['no-budget', 'no-intent'],
  '#/role': ['sales', 'presales-engineer'],
  '#/stage': ['plan', 'visit'],
};

/** What an answer with a code looks like, for the document and for the page about the code. */
export function exampleProblem(code: ProblemCode): ReturnType<typeof problemDocument> {
  const { title, remedy, pointer } = problemKind(code);
  const missing = pointer !== undefined && remedy.includes('`missing`') ? choices[pointer] : undefined;
  const problem = new Problem(code, remedy, {
    ...(pointer !== undefined && { errors: [{ pointer, detail: title }] }),
    ...(missing && { missing }),
  });
  return problemDocument(problem, 'req-4711');
}
