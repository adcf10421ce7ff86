import type { CommandBase } from '../../domain/project/model/commands';
import type { KindDeps } from './import-kind';

/** What every command of an import carries. */
export function commandOf({ mapping, actor }: KindDeps, commandId: string): CommandBase {
  return { commandId, actor, source: mapping.system ?? 'api', at: Date.now() };
}
