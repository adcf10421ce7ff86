import express from 'express';
import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import type { TextPlace } from './problems/json-fault';
import { findJsonFault } from './problems/json-fault';
import { Problem } from './problems/problems';
import type { FormFault } from './problems/sound-text';
import { decodeUtf8, findJsonFlaw, readFields } from './problems/sound-text';

/** Largest request body in bytes. The largest that makes sense, a note of 4,000 characters, is 16 kB. */
export const longestBody = 256 * 1024;

/** A JSON object that says what changes (RFC 7396): what it leaves out stays, and null empties. */
export const mergePatch = 'application/merge-patch+json';

/**
 * Reads a JSON body.
 *
 * @param longest the most bytes that it may have
 * @throws Problem (to the next error handler) when it is not JSON that every parser reads the same way, is too large,
 * or has another type
 */
export function readJson(longest: number = longestBody): RequestHandler {
  const parseJsonBytes = express.raw({ limit: longest, type: () => true });
  return (request, response, next) => {
    if (hasBody(request.headers) && !request.is(['application/json', mergePatch])) {
      const given = request.headers['content-type'];
      const detail = `The body is ${given === undefined ? 'of no stated type' : `"${given}"`}: send application/json.`;
      return void next(
        new Problem('unsupported-media-type', detail, { headers: { Accept: 'application/json' } }),
      );
    }
    parseJsonBytes(request, response, (error?: unknown) => {
      if (error !== undefined) return void next(jsonProblem(error, longest));
      if (!Buffer.isBuffer(request.body)) return void next();
      try {
        request.body = jsonOf(request.body, request.headers['content-type']);
        next();
      } catch (fault) {
        next(fault);
      }
    });
  };
}

/**
 * JSON that everybody reads in one way.
 *
 * @throws Problem with the place where the bytes stop being that
 */
export function jsonOf(bytes: Buffer, contentType: string | undefined): unknown {
  refuseOtherCharsets(contentType);
  const decoded = decodeUtf8(bytes);
  if ('before' in decoded) throw malformed(decoded.place, 'is not UTF-8');
  const { text } = decoded;
  // an empty chunked body, as some clients send
  if (text === '') return {};
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    const { line, column } = findJsonFault(text);
    const detail = `The body is not JSON from line ${line}, column ${column} on.`;
    throw new Problem('malformed-json', detail, { cause: error });
  }
  const flaw = findJsonFlaw(text);
  if (flaw) throw malformed(flaw.place, flaw.what);
  return read;
}

function malformed({ line, column }: TextPlace, what: string): Problem {
  return new Problem('malformed-json', `The body ${what}, at line ${line}, column ${column}.`);
}

/** Bytes in another charset would be read as other characters than were sent. */
function refuseOtherCharsets(contentType = ''): void {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType) ?? [];
  if (/^(utf-?8|us-ascii)$/i.test(charset)) return;
  throw new Problem('unsupported-media-type', `The body must be UTF-8, and is said to be "${charset}".`);
}

/** A body that is taken as raw bytes. */
export interface ByteBody {
  readonly mediaType: string;
  /** Largest size in bytes. */
  readonly longest: number;
  /** Other types that it may have, each with what the document says of it. */
  readonly others?: Readonly<Record<string, { readonly schema: z.ZodType; readonly example: unknown }>>;
  /** Headers that are part of what is sent, with what the document says of them. */
  readonly headers?: z.ZodObject;
  /** The schema gets the bytes as they come, an `AsyncIterable<Uint8Array>`: the handler counts and keeps them. */
  readonly isStreamed?: true;
}

/**
 * Reads a body as bytes, decompressed where necessary.
 *
 * @throws Problem (to the next error handler) when it is too large, or has another type
 */
export function readBytes({ mediaType, longest, others = {}, isStreamed }: ByteBody): RequestHandler {
  const types = [mediaType, ...Object.keys(others)];
  const parseBytes = express.raw({ limit: longest, type: () => true });
  return (request, response, next) => {
    if (hasBody(request.headers) && request.is(types) === false) {
      const given = request.headers['content-type'];
      const detail = `The body is ${given === undefined ? 'of no stated type' : `"${given}"`}: send ${types.join(' or ')}.`;
      return void next(
        new Problem('unsupported-media-type', detail, { headers: { Accept: types.join(', ') } }),
      );
    }
    if (isStreamed) return void next(streamed(request));
    parseBytes(request, response, (error?: unknown) =>
      next(error === undefined ? undefined : byteProblem(error, longest)),
    );
  };
}

/** Leaves the bytes to the handler. @returns a problem when they are packed: what they unpack to would be counted too late */
function streamed(request: Request): Problem | undefined {
  const coding = request.headers['content-encoding'] ?? 'identity';
  if (coding !== 'identity') return new Problem('unsupported-media-type', 'The body must not be compressed.');
  request.body = request;
  return undefined;
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

/** Largest form of a page, in bytes: a note of 4,000 characters takes 36 kB when every character is encoded. */
export const longestForm = 64 * 1024;

const formType = 'application/x-www-form-urlencoded';
const mostFields = 50;
const parseFormBytes = express.raw({ limit: longestForm, type: () => true });

/**
 * Reads a page's form as texts by name.
 *
 * @throws Problem (to the next error handler) when it cannot be read as it was meant, is too large, or has another type
 */
export const readForm: RequestHandler = (request, response, next) => {
  if (!request.is(formType)) {
    return void next(new Problem('unsupported-media-type', `The body must be a form, ${formType}.`));
  }
  parseFormBytes(request, response, (error?: unknown) => {
    if (error !== undefined) return void next(formProblem(error));
    try {
      request.body = formOf(request.body, request.headers['content-type']);
      next();
    } catch (fault) {
      next(fault);
    }
  });
};

function formOf(bytes: unknown, contentType: string | undefined): Record<string, string> {
  if (!Buffer.isBuffer(bytes)) return {};
  refuseOtherCharsets(contentType);
  const decoded = decodeUtf8(bytes);
  const body = 'text' in decoded ? decoded.text : bytes.toString('latin1');
  if (body.split('&').length > mostFields) {
    throw new Problem('body-too-large', `A form may have at most ${mostFields} fields.`);
  }
  const read = 'text' in decoded ? readFields(body) : [faultOfRawBytes(decoded.before)];
  if (!Array.isArray(read)) return read;
  const [fault] = read;
  if (!fault) return {};
  throw new Problem('malformed-form', formFaultText(fault), { formFault: fault });
}

/** Where raw bytes, not even percent-encoded, stop being UTF-8. */
function faultOfRawBytes(before: string): FormFault {
  const [name = '', value] = (before.split('&').at(-1) ?? '').split('=');
  return { field: name, character: Array.from(value ?? name).length + 1, what: 'not-utf-8' };
}

function formFaultText({ field, character, what }: FormFault): string {
  switch (what) {
    case 'not-utf-8':
      return `The field "${field}" is not UTF-8 from character ${character} on.`;
    case 'twice':
      return `The form has the field "${field}" twice.`;
    case 'no-field':
      return `The form has the field "${field}", which no form has.`;
  }
}

/** The form parser's error as a problem; errors that are not about the form stay as they are. */
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

/** The body reader's error as a problem; errors that are not about the body stay as they are. */
function jsonProblem(error: unknown, longest: number): unknown {
  const { type, status } = error as { type?: string; status?: number };
  switch (type) {
    case 'entity.too.large':
      return new Problem('body-too-large', `A body may have at most ${longest} bytes.`, { cause: error });
    case 'encoding.unsupported':
      return new Problem('unsupported-media-type', 'The body must be UTF-8, plain or compressed with gzip.', {
        cause: error,
      });
    default:
      return status === 400
        ? new Problem('malformed-json', 'The body ended early or is compressed wrongly.', { cause: error })
        : error;
  }
}
