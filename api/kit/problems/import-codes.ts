import type { ProblemKind } from './problem-kind';

/** Problems of imports as a whole; what is wrong with a file or its rows is told by codes of their own. */
export const ofImports = {
  'unknown-import': {
    status: 404,
    title: 'There is no such import',
    cause: 'The id is misspelt, or the import is older than 30 days: it was removed with its file.',
    remedy: 'Take the id from the list of imports, or create the import.',
  },
  'unknown-import-mapping': {
    status: 404,
    title: 'There is no such mapping',
    cause: 'The name is misspelt, or the mapping was removed.',
    remedy: 'Take the name from the list of mappings, or save the mapping.',
  },
  'import-not-ready': {
    status: 409,
    title: 'The import is at another point',
    cause:
      'A file is sent once, before the dry run, and what the dry run has found is committed once, after it. An import ' +
      'whose file cannot be read goes no further.',
    remedy: 'Read the import: its status says what comes next. For another file create another import.',
  },
} as const satisfies Record<string, ProblemKind>;
