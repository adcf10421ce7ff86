export function importAddress(importId: string): string {
  return `/my/imports/${encodeURIComponent(importId)}`;
}
