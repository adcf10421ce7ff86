import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type { CommandOf } from '../model/commands';
import { hasReference, mostReferences, referencesBeside, referenceText } from '../model/references';
import type { Step } from './step';
import { acknowledge } from './step';

/** Facts about the deal have changed: an event for each that is another one than before. */
export function changeProject(step: Step, command: CommandOf<'changeProject'>): Refusal | undefined {
  const { expectedRevision } = command;
  const { revision } = step.state();
  if (expectedRevision !== undefined && expectedRevision !== revision) {
    return refuse(
      'revision-mismatch',
      `The project is at revision ${revision}, and no longer at ${expectedRevision}: read it again.`,
    );
  }
  const refusal = changeValue(step, command);
  if (refusal) return refusal;
  const { title, expectedSigningOn } = step.deal();
  if (command.title !== undefined && command.title !== title) {
    step.emit({ type: 'titleChanged', from: title, to: command.title });
  }
  const [before, after] = [expectedSigningOn ?? null, command.expectedSigningOn];
  if (after !== undefined && after !== before) {
    step.emit({ type: 'expectedSigningChanged', from: before, to: after });
  }
  if (command.references !== undefined) changeReferences(step, command.references ?? []);
  if (step.state().revision === revision) acknowledge(step, 'nothing-changed', command.name);
  return undefined;
}

/** Amount and currency go together; a currency says nothing once its amount is gone. */
function changeValue(step: Step, command: CommandOf<'changeProject'>): Refusal | undefined {
  const { amount = null, currency = null } = step.deal();
  const isEmptied = command.amount === null && command.currency === undefined;
  const to = {
    amount: command.amount === undefined ? amount : command.amount,
    currency: isEmptied ? null : command.currency === undefined ? currency : command.currency,
  };
  if ((to.amount === null) !== (to.currency === null)) {
    return refuse('currency-missing', 'Amount and currency go together: give both, or neither.', [
      to.amount === null ? 'amount' : 'currency',
    ]);
  }
  if (to.amount !== amount) step.emit({ type: 'amountChanged', from: amount, to: to.amount });
  if (to.currency !== currency) step.emit({ type: 'currencyChanged', from: currency, to: to.currency });
  return undefined;
}

function changeReferences(step: Step, wanted: NonNullable<CommandOf<'changeProject'>['references']>): void {
  const { references = [] } = step.deal();
  for (const { system, id } of referencesBeside(references, wanted)) {
    step.emit({ type: 'referenceRemoved', system, id });
  }
  for (const { system, id } of referencesBeside(wanted, references)) {
    step.emit({ type: 'referenceAdded', system, id });
  }
}

/** Another system's name for the project; one that it has already changes nothing. */
export function addReference(step: Step, command: CommandOf<'addReference'>): Refusal | undefined {
  const { system, id, movedFrom } = command;
  const { references = [] } = step.deal();
  if (hasReference(references, command)) {
    acknowledge(step, 'reference-known', referenceText(command));
    return undefined;
  }
  if (references.length >= mostReferences) {
    return refuse('too-many-references', `A project has ${mostReferences} references at most.`);
  }
  step.emit({ type: 'referenceAdded', system, id, ...(movedFrom !== undefined && { movedFrom }) });
  return undefined;
}

/** The project is not called so any more; what it was not called changes nothing. */
export function removeReference(step: Step, command: CommandOf<'removeReference'>): void {
  const { system, id, movedTo } = command;
  if (!hasReference(step.deal().references ?? [], command)) {
    return acknowledge(step, 'reference-unknown', referenceText(command));
  }
  step.emit({ type: 'referenceRemoved', system, id, ...(movedTo !== undefined && { movedTo }) });
}
