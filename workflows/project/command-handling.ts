import type { FoundLedger, RecordAnswer } from '../../contracts/sandbox/activities';
import type { BatchAnswer } from '../../contracts/sandbox/batch';
import type { Receipt } from '../../contracts/sandbox/receipt';
import { nextDeadlineMs } from '../../domain/project/evolve/clocks';
import type {
  Command,
  CommandBase,
  InternalCommand,
  ProjectCommand,
} from '../../domain/project/model/commands';
import { internalSource } from '../../domain/project/model/commands';
import type { ProjectEvent } from '../../domain/project/model/events';
import { isForEverybody, whyNotFor } from '../../domain/project/model/permissions';
import type { Refusal } from '../../domain/project/model/refusals';
import { isRefusal } from '../../domain/project/model/refusals';
import { isOpen, revisionOf } from '../../domain/project/model/state';
import type { Passes } from '../shared/passes';
import { orThrow, receipt, refusalNote } from './answers';
import { presentCause } from '../shared/causes';
import type { Journal } from './journal';
import type { MailFailureHandlers } from './mail-queues';
import type { Listener } from './messages';

type OwnCommand<T = InternalCommand> = T extends unknown ? Omit<T, keyof CommandBase> : never;

/** What a project does with commands, those of others and its own. */
export interface CommandHandling extends Listener, MailFailureHandlers {
  /** Whether a command of somebody else has arrived in this run. */
  hasReceived(): boolean;
  /** Does what is due; false: nothing is. */
  meetDeadline(): boolean;
  /** Takes in what the ledger answered to a record of events. */
  recorded(events: readonly ProjectEvent[], answer: RecordAnswer): void;
}

/** A command that was carried out, and the answer to it as things were then. */
interface Taken {
  readonly commandId: string;
  readonly repeatedAt: number | undefined;
  readonly given: Receipt;
}

export function commandHandling(journal: Journal, passes: Passes): CommandHandling {
  const refusedAgain = new Map<string, Refusal>();
  let hasReceived = false;

  const enter = (command: Command): Refusal | null => {
    passes.wake();
    return journal.enter(command, Date.now(), presentCause());
  };
  const own = (body: OwnCommand, revision = journal.state().revision): InternalCommand => {
    const commandId = `${internalSource}:${revision}`;
    return { commandId, actor: internalSource, source: internalSource, at: Date.now(), ...body };
  };
  const enterOwn = (body: OwnCommand): void => void enter(own(body));
  const noteRefusal: Listener['noteRefusal'] = (name, refusal, payload) =>
    enterOwn({ name: 'noteRefusal', ...refusalNote(name, refusal, payload) });
  const adopt = (found: FoundLedger, fromRevision: number): void => {
    const note = (givenUp: number): Command =>
      own({ name: 'noteAdoption', fromRevision, givenUp }, found.state.revision);
    for (const { command, refusal } of journal.adopt(found, note, Date.now())) {
      refusedAgain.set(command.commandId, refusal);
      noteRefusal(command.name, refusal, command);
    }
  };
  const check = (command: ProjectCommand): Refusal | null => {
    const decision = journal.decide(command, Date.now());
    return isRefusal(decision) ? decision : whyNotFor(journal.state(), command);
  };
  const take = (command: ProjectCommand): Refusal | null => {
    hasReceived = true;
    if (command.name === 'lookAtArchive' && isOpen(journal.state())) journal.lookAtArchive();
    return enter(command);
  };

  const enterFor = (
    command: ProjectCommand,
    carryOut: (command: ProjectCommand) => Refusal | null,
  ): Taken | Refusal => {
    const { commandId } = command;
    const repeatedAt = revisionOf(journal.state(), commandId);
    const refusal = carryOut(command);
    return refusal ?? { commandId, repeatedAt, given: receipt(journal.state(), repeatedAt) };
  };
  /** The answer to a command once its record is scheduled: meanwhile the ledger may have had another past. */
  const settled = ({ commandId, repeatedAt, given }: Taken): Receipt | Refusal => {
    const revision = repeatedAt ?? revisionOf(journal.state(), commandId) ?? given.revision;
    return refusedAgain.get(commandId) ?? { ...given, revision };
  };
  const receive: Listener['receive'] = (command) => {
    // a signal has no validator before it
    const refusal = isForEverybody(command.name) ? null : check(command);
    return refusal ?? take(command);
  };

  return {
    check,
    noteRefusal,
    hasReceived: () => hasReceived,
    async answer(command): Promise<Receipt> {
      const taken = enterFor(command, take);
      if ('refused' in taken) return orThrow<never>(taken);
      await passes.done(() => journal.isScheduled(command.commandId));
      return orThrow(settled(taken));
    },
    async answerAll(commands): Promise<BatchAnswer> {
      const taken = commands.map((command) => (isRefusal(command) ? command : enterFor(command, receive)));
      await passes.done(() => taken.every((one) => isRefusal(one) || journal.isScheduled(one.commandId)));
      return taken.map((one) => {
        const answer = isRefusal(one) ? one : settled(one);
        if (!isRefusal(answer)) return answer;
        const { code, message, missing } = answer;
        return { code, message, missing };
      });
    },
    receive,
    meetDeadline() {
      const { revision } = journal.state();
      const deadlineMs = nextDeadlineMs(journal.state());
      if (deadlineMs === null || deadlineMs > Date.now()) return false;
      enterOwn({ name: 'deadlineReached' });
      // a loop that nothing follows from would keep the thread of the whole worker: better that this task fails
      if (journal.state().revision === revision)
        throw new Error('Something is due, and nothing follows from it.');
      return true;
    },
    recorded(events, answer) {
      if (answer.found) return void adopt(answer.found, events[0]?.revision ?? 0);
      journal.recorded(events.length, answer);
      const { facts, choices } = answer;
      if (facts) enterOwn({ name: 'noteFacts', facts });
      if (choices) enterOwn({ name: 'chooseRoles', choices });
    },
    failed: (failure) => enterOwn({ name: 'reportMailFailure', ...failure }),
    nobodyAbove: ({ taskId, revision: rungRevision }) =>
      enterOwn({ name: 'noteNobodyAbove', taskId, rungRevision }),
  };
}
