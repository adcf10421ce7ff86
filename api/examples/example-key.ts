/** The API key in the document's examples: that of a CRM, which reports what happens. */

export const exampleKeyId = '3f0c9a1be27d';

export const exampleKey = `mp_${exampleKeyId}_hJ4kX0v7qP2rT9sW1yZ3bC5dF8gL6mN0aE2iO4uQ7wY`;

export const exampleKeyRecord = {
  id: exampleKeyId,
  name: 'CRM',
  scopes: ['projects:read' as const, 'reports:write' as const],
  status: 'live' as const,
  requestsPerMinute: 600,
  createdAt: '2026-03-02T09:30:00.000Z',
  createdBy: 'key:admin',
  expiresAt: '2027-03-02T00:00:00.000Z',
  overlapEndsAt: null,
  revokedAt: null,
  lastUsedAt: '2026-03-04T06:31:00.000Z',
};
