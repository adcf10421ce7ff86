import express from 'express';
import type { RequestHandler } from 'express';
import { findJsonFault } from './json-fault';
import { Problem } from './problems';

/** Largest body of a request, in bytes. The largest that makes sense, a note of 4,000 characters, is 16 kB. */
export const longestBody = 256 * 1024;

const parse = express.json({ limit: longestBody, strict: false, type: () => true });

/**
 * Reads a JSON body.
 *
 * @throws Problem (to the next error handler) when it is no JSON, too large, or of another type
 */
export const readJsonBody: RequestHandler = (request, response, next) => {
  if (hasBody(request.headers) && !request.is('application/json')) {
    const given = request.headers['content-type'];
    const detail = `The body is ${given === undefined ? 'of no stated type' : `"${given}"`}: send application/json.`;
    return void next(
      new Problem('unsupported-media-type', detail, { headers: { Accept: 'application/json' } }),
    );
  }
  parse(request, response, (error?: unknown) => next(error === undefined ? undefined : bodyProblem(error)));
};

/** A body that is taken as the bytes that it is. */
export interface ByteBody {
  readonly mediaType: string;
  /** Largest size in bytes. */
  readonly longest: number;
}

/**
 * Reads a body as bytes, unpacked where it is compressed.
 *
 * @throws Problem (to the next error handler) when it is too large, or of another type
 */
export function readBytes({ mediaType, longest }: ByteBody): RequestHandler {
  const parseBytes = express.raw({ limit: longest, type: () => true });
  return (request, response, next) => {
    if (hasBody(request.headers) && !request.is(mediaType)) {
      const given = request.headers['content-type'];
      const detail = `The body is ${given === undefined ? 'of no stated type' : `"${given}"`}: send ${mediaType}.`;
      return void next(new Problem('unsupported-media-type', detail, { headers: { Accept: mediaType } }));
    }
    parseBytes(request, response, (error?: unknown) =>
      next(error === undefined ? undefined : byteProblem(error, longest)),
    );
  };
}

function byteProblem(error: unknown, longest: number): unknown {
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') {
    return new Problem('body-too-large', `A body may have at most ${longest} bytes here.`, { cause: error });
  }
  if (type === 'encoding.unsupported') {
    return new Problem('unsupported-media-type', 'The body must be plain or compressed with gzip.', {
      cause: error,
    });
  }
  const isTheirs = status !== undefined && status >= 400 && status < 500;
  return isTheirs
    ? new Problem('invalid-body', 'The body ended early or is compressed wrongly.', { cause: error })
    : error;
}

/** Largest form of a page, in bytes: a note of 4,000 characters takes 36 kB when every one of them is encoded. */
export const longestForm = 64 * 1024;

const formType = 'application/x-www-form-urlencoded';
const parseForm = express.urlencoded({
  extended: false,
  limit: longestForm,
  parameterLimit: 50,
  type: () => true,
});

/**
 * Reads the form of a page as texts by name; of a name that comes twice the first counts.
 *
 * @throws Problem (to the next error handler) when it is too large, or of another type
 */
export const readForm: RequestHandler = (request, response, next) => {
  if (!request.is(formType)) {
    return void next(new Problem('unsupported-media-type', `The body must be a form, ${formType}.`));
  }
  parseForm(request, response, (error?: unknown) => {
    if (error !== undefined) return void next(formProblem(error));
    request.body = textsOf(request.body);
    next();
  });
};

function textsOf(form: unknown): Record<string, unknown> {
  const entries = Object.entries((form ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? (value as unknown[])[0] : value]),
  );
}

/** What the parser says, as a problem; anything that is not about the form stays as it is. */
function formProblem(error: unknown): unknown {
  const { type, status } = error as { type?: string; status?: number };
  if (status === 413 || type === 'entity.too.large') {
    return new Problem('body-too-large', `A form may have at most ${longestForm} bytes.`, { cause: error });
  }
  const isTheirs = status !== undefined && status >= 400 && status < 500;
  return isTheirs ? new Problem('invalid-body', 'The form could not be read.', { cause: error }) : error;
}

function hasBody(headers: {
  'content-length'?: string | undefined;
  'transfer-encoding'?: string | undefined;
}): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** What the parser says, as a problem; anything that is not about the body stays as it is. */
function bodyProblem(error: unknown): unknown {
  const { type, body, status } = error as { type?: string; body?: unknown; status?: number };
  switch (type) {
    case 'entity.parse.failed':
      return malformed(typeof body === 'string' ? body : '', error);
    case 'entity.too.large':
      return new Problem('body-too-large', `A body may have at most ${longestBody} bytes.`, { cause: error });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem('unsupported-media-type', 'The body must be UTF-8, plain or compressed with gzip.', {
        cause: error,
      });
    default:
      return status === 400
        ? new Problem('malformed-json', 'The body ended early or is compressed wrongly.', { cause: error })
        : error;
  }
}

function malformed(body: string, cause: unknown): Problem {
  const { line, column } = findJsonFault(body);
  return new Problem('malformed-json', `The body is not JSON from line ${line}, column ${column} on.`, {
    cause,
  });
}
