/** What a field of a log line may hold. Whatever has another form is left out like a field that nobody has listed. */
type Form = 'id' | 'ids' | 'code' | 'number' | 'flag' | 'template' | 'origin' | 'error';

/**
 * Every field that a log line may have. None of them can hold what people have written: no name, no address, no text of
 * an email, no link, no key. A new one is added here, by somebody who has thought of what it may come to hold.
 */
const fields: Readonly<Record<string, Form>> = {
  // what belongs together
  requestId: 'id',
  requestIds: 'ids',
  traceId: 'id',
  trace_id: 'id',
  span_id: 'id',
  trace_flags: 'id',

  // requests
  method: 'code',
  route: 'template',
  status: 'number',
  ms: 'number',
  apiKey: 'id',
  gone: 'flag',
  code: 'code',

  // what it is about, by ids that Milepost or the company's directory gives
  projectId: 'id',
  webhookId: 'id',
  handOverId: 'id',
  personIds: 'ids',
  scheduleId: 'id',
  notification: 'id',
  key: 'id',
  change: 'id',
  calendar: 'id',
  year: 'number',
  disposition: 'code',
  reason: 'code',
  reply: 'code',

  // Temporal, by its own names
  activity: 'code',
  activityId: 'id',
  activityType: 'code',
  attempt: 'number',
  durationMs: 'number',
  isLocal: 'flag',
  namespace: 'id',
  runId: 'id',
  sdkComponent: 'code',
  state: 'code',
  taskQueue: 'id',
  workflowId: 'id',
  workflowType: 'code',

  // processes
  url: 'origin',
  metrics: 'origin',
  signal: 'code',
  buildId: 'id',
  current: 'id',
  deploymentName: 'id',
  dayMs: 'number',
  mailsAtOnce: 'number',
  name: 'code',
  pid: 'number',
  hostname: 'id',

  err: 'error',
  error: 'error',
};

/** What is left of a log line's fields, and the names of those that were not listed or had another form. */
export interface Admitted {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly dropped: readonly string[];
}

/** Takes what may be logged. */
export function admit(given: Readonly<Record<string, unknown>>): Admitted {
  const admitted: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    const form = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const taken = form && inForm(form, value);
    if (taken === undefined) dropped.push(name);
    else admitted[name] = taken;
  }
  return { fields: admitted, dropped };
}

const mostListed = 50;

function inForm(form: Form, value: unknown): unknown {
  switch (form) {
    case 'id':
      return typeof value === 'string' && /^[A-Za-z0-9._:/@,+=-]{1,300}$/.test(value) ? value : undefined;
    case 'ids':
      return Array.isArray(value)
        ? value.slice(0, mostListed).flatMap((each: unknown) => inForm('id', each) ?? [])
        : undefined;
    case 'code':
      return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._ -]{0,99}$/.test(value)
        ? value
        : undefined;
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'template':
      return typeof value === 'string' && /^[A-Za-z0-9/{}._-]{1,200}$/.test(value) ? value : undefined;
    case 'origin':
      return typeof value === 'string' && URL.canParse(value) ? new URL(value).origin : undefined;
    case 'error':
      return loggedError(value);
  }
}

/** An error as far as it may be logged. */
interface LoggedError {
  readonly type: string;
  readonly code?: string | number;
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * Errors whose words are about settings, connections and our own code. Those of all others may quote what somebody
 * sent: a duplicate key has the value, a JSON that cannot be read its text, a mail server's reply an address.
 */
const speakable = new Set([
  'AbortError',
  'ConnectionError',
  'IllegalStateError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoServerSelectionError',
  'MongoTopologyClosedError',
  'MongooseServerSelectionError',
  'NoAnswerInTime',
  'RangeError',
  'ReferenceError',
  'ServiceError',
  'SettingsError',
  'TransportError',
  'TypeError',
  'UnexpectedError',
  'WorkflowNotFoundError',
]);

const deepest = 4;

function loggedError(error: unknown, depth = 0): LoggedError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, code, message, stack, cause } = error as Partial<Record<keyof Error | 'code', unknown>>;
  const type = typeof name === 'string' && /^[A-Za-z]\w{0,99}$/.test(name) ? name : 'unnamed';
  const isCode = typeof code === 'number' || (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code));
  const because = depth < deepest ? loggedError(cause, depth + 1) : undefined;
  const frames = typeof stack === 'string' ? framesOf(stack) : '';
  return {
    type,
    ...(isCode && { code }),
    ...(typeof message === 'string' && speakable.has(type) && { message: withoutSecrets(message) }),
    ...(frames !== '' && { stack: frames }),
    ...(because && { cause: because }),
  };
}

/** Where it happened, without the words above it. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at [^"'`]*$/.test(line))
    .join('\n');
}

/** A text of ours without what only a fault could have put into it: addresses of people, user names and passwords in URLs, paths and queries of links, long tokens. */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll(/\b([a-z][a-z+]*:\/\/)([^\s/@]*@)?([^\s/?#,]+)[^\s,]*/gi, '$1$3')
    .replaceAll(/[^\s<>@"]+@[^\s<>@"]+/g, '[address]')
    .replaceAll(/\bmp_[\w-]+/g, '[key]')
    .replaceAll(/\b(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{28,}\b/g, '[token]');
}
