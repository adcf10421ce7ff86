import {
  currentUpdateInfo,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setDefaultUpdateHandler,
  setHandler,
} from '@temporalio/workflow';

/** What a workflow does with its messages, by their names. */
export interface MessageHandlers<Name extends string> {
  readonly names: readonly Name[];
  /** Carries out an update. */
  answer(name: Name, payload: unknown): Promise<unknown>;
  /** Refuses, by throwing, what `answer` would refuse, so that a refused update leaves no trace in history. */
  validate(name: Name, payload: unknown): void;
  /** Takes a signal, which nobody waits for. */
  take(name: Name, payload: unknown): void;
  /** Refuses an update of another name, by throwing. */
  refuseUnknown(name: string): never;
  /** Takes a signal of another name. */
  takeUnknown(name: string, payload: unknown): void;
}

/**
 * Registers one update and one signal for each message, both under its name, so that Temporal UI shows
 * `reachMilestone` and not `command`. An update is answered; a signal is durable even while no worker runs.
 *
 * What waits for the first task of a run is handed over in the order of its arrival: the SDK hands it to the handler of
 * its name as soon as there is one, so the handlers for any name come first.
 */
export function handleMessages<Name extends string>(handlers: MessageHandlers<Name>): void {
  const { names, answer, validate, take, refuseUnknown, takeUnknown } = handlers;
  const known = new Set<string>(names);
  const isKnown = (name: string): name is Name => known.has(name);

  setDefaultSignalHandler((name, payload) =>
    isKnown(name) ? take(name, payload) : takeUnknown(name, payload),
  );
  setDefaultUpdateHandler((name, payload) => {
    if (!isKnown(name)) return refuseUnknown(name);
    // no validator has seen it
    validate(name, payload);
    return answer(name, payload);
  });
  // thousands of workflows are kept in memory: all updates of one share two functions
  const answerUpdate = (payload: unknown): Promise<unknown> => answer(updateName<Name>(), payload);
  const options = { validator: (payload: unknown): void => validate(updateName<Name>(), payload) };
  for (const name of names) {
    setHandler(defineSignal<[unknown]>(name), (payload) => take(name, payload));
    setHandler(defineUpdate<unknown, [unknown]>(name), answerUpdate, options);
  }
  // from now on each update has a validator, and one of an unknown name is refused before it is accepted
  setDefaultUpdateHandler(undefined);
}

/** The name of the update that is being handled; it is registered under each name that it can have. */
function updateName<Name extends string>(): Name {
  return currentUpdateInfo()?.name as Name;
}
