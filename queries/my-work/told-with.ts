import type { Store } from '../../store/store';

/** An email that was not sent on its own: its reader was told in the email about another project. */
export interface ToldWith {
  /** The event that would have caused it. */
  readonly revision: number;
  readonly mail: string;
  readonly taskId: string | null;
  /** The other project. */
  readonly projectId: string;
}

/** The emails of a project whose readers were told with another project's, as long as the outbox knows. */
export async function toldWith({ outbox }: Pick<Store, 'outbox'>, projectId: string): Promise<ToldWith[]> {
  const rows = (await outbox.ofProject(projectId)).filter(({ joinedTo }) => joinedTo !== null);
  const found = await Promise.all(
    rows.map(async ({ joinedTo, mail, taskId, request }): Promise<ToldWith[]> => {
      const told = joinedTo === null ? null : await outbox.read(joinedTo);
      if (request.activity !== 'sendMail' || !told?.projectId) return [];
      const { revision } = request.request.effect;
      return [{ revision, mail, taskId, projectId: told.projectId }];
    }),
  );
  return found.flat();
}
