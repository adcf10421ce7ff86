import type { ImportOnWire, ImportProblemOnWire, SavedMappingOnWire } from '../../../contracts/wire/imports';
import { toInstant, toInstantOrNull } from '../../../contracts/wire/wire';
import type { Language } from '../../../domain/playbook/playbook';
import { wordFault } from '../../../imports/faults/wording';
import type { Import, SavedMapping, StoredFault } from '../../../store/imports';

/** An import as the API shows it. */
export function importView(found: Import, language: Language): ImportOnWire {
  const { importId: id, mapping, status, createdAtMs, createdBy, size: bytes, form, fault } = found;
  const phaseOf = (phase: 'check' | 'commit') => ({
    ...found[phase].counts,
    endedAt: toInstantOrNull(found[phase].endedAtMs),
  });
  return {
    ...{
      id,
      mapping: mapping.name,
      kind: mapping.kind,
      status,
      createdAt: toInstant(createdAtMs),
      createdBy,
    },
    ...{ bytes, form, problem: fault && faultView(fault, language) },
    check: phaseOf('check'),
    commit: phaseOf('commit'),
  };
}

export function faultView(fault: StoredFault, language: Language): ImportProblemOnWire {
  const { code, row = null, column = null } = fault;
  return { code, row, column, ...wordFault(fault, language) };
}

export function mappingView({ mapping, revision, savedAtMs, savedBy }: SavedMapping): SavedMappingOnWire {
  return { ...mapping, revision, savedAt: toInstant(savedAtMs), savedBy };
}
