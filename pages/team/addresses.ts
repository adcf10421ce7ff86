/** The page of a line, and that of somebody in it. */
export const teamPath = '/team';

export function memberAddress(personId: string): string {
  return `${teamPath}/${encodeURIComponent(personId)}`;
}

export function memberHandOverAddress(personId: string): string {
  return `${memberAddress(personId)}/hand-over`;
}
