import { referenceText } from '../../../domain/project/model/references';
import type { Directory } from '../../../store/directory';
import type { Claimed, Referenced } from '../../../store/referenced-directory';
import { referencedDirectory, ReferenceTaken } from '../../../store/referenced-directory';
import { Problem } from '../../kit/problems/problems';

/**
 * Records whose references are theirs alone, as the API answers for them.
 *
 * @param one the word for one record in sentences
 */
export function withReferences<T extends Referenced>(
  claimed: Claimed<T> & { readonly one: string },
): Directory<T> {
  const records = referencedDirectory(claimed);
  const answered = async <Given>(change: Promise<Given>): Promise<Given> => {
    try {
      return await change;
    } catch (error) {
      if (!(error instanceof ReferenceTaken)) throw error;
      const { holderId, reference } = error;
      const detail = `The ${claimed.one} "${holderId}" has the reference "${referenceText(reference)}".`;
      throw new Problem('reference-taken', detail, { cause: error });
    }
  };
  return {
    ...records,
    create: (record, changedBy) => answered(records.create(record, changedBy)),
    replace: (record, revision, changedBy) => answered(records.replace(record, revision, changedBy)),
  };
}
