import { z } from 'zod';
import { ledgerAssumptions } from '../../../what-if/ledgers/what-if-ledgers';
import { whatIfAnswerSchema, whatIfBounds, whatIfRequestSchema } from '../../../contracts/wire/what-if';
import { toInstant } from '../../../contracts/wire/wire';
import type { WhatIfReport } from '../../../what-if/model/report';
import { cursorsOf } from '../../kit/cursors';
import { ok } from '../../kit/route';
import { defineRoute } from '../../context/context';

const cursors = cursorsOf(z.strictObject({ openedAtMs: z.int(), projectId: z.string() }), 'body');

const none = { projects: 0, value: {} };
const one = { projects: 1, value: { TWD: 1_850_000 } };
const noneByTruth = { won: none, lost: none, dropped: none, open: none };
const exampleChange = { followUpDays: 20, judgeDays: 45, byClass: { A: { followUpDays: 7, judgeDays: 15 } } };
const exampleReport: WhatIfReport = {
  projects: { ...noneByTruth, won: { projects: 2, value: { TWD: 3_100_000 } }, open: one },
  followUps: 2,
  judgements: 1,
  dropped: { ...noneByTruth, won: one },
  daysBeforeLoss: 0,
  keepsLeftOut: 0,
  places: [
    {
      customerClass: 'A',
      stage: 'design',
      followUps: 2,
      judgements: 1,
      dropped: { ...noneByTruth, won: one },
    },
  ],
};

/** What the clock would have done with other numbers of days. */
export const whatIfRoutes = [
  defineRoute({
    operationId: 'runWhatIf',
    method: 'post',
    path: '/v1/what-if',
    tag: 'Playbooks',
    scope: 'playbooks:read',
    summary: 'Run recorded projects under other days',
    description:
      'Tells every project once more what it was told in truth, under changed days of its clock, and reports the checks ' +
      'that would have fired, the projects that would have been dropped, and how those stand in truth: of the ones that ' +
      `were won, each is a false drop. Nothing is changed by it. One request runs at most ${whatIfBounds.projects} projects; ` +
      'go on with `nextCursor` and add the figures up. A client that goes away ends the run.',
    body: whatIfRequestSchema,
    responses: { 200: { description: 'Run', schema: whatIfAnswerSchema } },
    example: {
      body: { changes: [exampleChange], limit: 100 },
      status: 200,
      answer: {
        until: '2026-11-25T09:30:00.000Z',
        projects: 3,
        results: [{ change: exampleChange, report: exampleReport }],
        assumptions: [...ledgerAssumptions],
        nextCursor: null,
      },
    },
    handler: async ({ body: { changes, limit, cursor }, signal }, { store, whatIf }) => {
      const after = cursors.read(cursor, changes);
      const stages = (await store.playbooks.newest('standard'))?.rules.stages.map(({ key }) => key) ?? [];
      const nowMs = Date.now();
      const { reports, projects, last } = await whatIf({ changes, stages, after, limit, nowMs, signal });
      const results = changes.flatMap((change, index) => {
        const report = reports[index];
        return report ? [{ change, report }] : [];
      });
      return ok({
        until: toInstant(nowMs),
        projects,
        results,
        assumptions: ledgerAssumptions,
        nextCursor: last && cursors.write(last, changes),
      });
    },
  }),
];
