import { z } from 'zod';
import { playbookWireSchema } from '../../../playbooks/playbook';
import type { Playbook } from '../../../domain/playbook/playbook';
import { exampleRules } from '../../examples/example-project';
import { Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import { defineRoute } from '../../context/context';

const shown = playbookWireSchema.meta({ id: 'Playbook' });

const examplePlaybook = {
  rules: exampleRules,
  guidance: {
    stages: {
      plan: {
        en: 'Know what the customer makes before you ring. The call has one aim: a date.',
        'zh-TW': '打電話前先了解客戶。這通電話只求一件事：約到時間。',
      },
    },
    tasks: {
      'agree-meeting': { en: 'Offer two dates.', 'zh-TW': '給對方兩個時段挑。' },
    },
  },
  cloudEvents: [
    {
      type: 'com.example.crm.meeting-agreed',
      milestone: 'meeting-agreed',
      project: 'subject',
      evidence: 'data.url',
    },
  ],
} satisfies Playbook;

/** Routes for playbooks, as projects pin them. */
export const playbookRoutes = [
  defineRoute({
    operationId: 'listPlaybooks',
    method: 'get',
    path: '/v1/playbooks',
    tag: 'Playbooks',
    scope: 'playbooks:read',
    summary: 'List every version of every playbook',
    responses: {
      200: {
        description: 'All of them',
        schema: z
          .strictObject({
            items: z.array(
              z.strictObject({
                key: z.string(),
                version: z.int(),
                stages: z.array(z.string()).meta({ description: 'Stage keys, in order' }),
              }),
            ),
          })
          .meta({ id: 'Playbooks' }),
      },
    },
    example: { status: 200, answer: { items: [{ key: 'standard', version: 6, stages: ['plan', 'visit'] }] } },
    handler: async (_request, { store }) => {
      const playbooks = await store.playbooks.list();
      const items = playbooks.map(({ rules: { key, version, stages } }) => ({
        key,
        version,
        stages: stages.map((stage) => stage.key),
      }));
      return ok({ items });
    },
  }),
  defineRoute({
    operationId: 'getPlaybook',
    method: 'get',
    path: '/v1/playbooks/{key}/{version}',
    tag: 'Playbooks',
    scope: 'playbooks:read',
    summary: 'Get a version of a playbook',
    params: z.strictObject({
      key: z.string().max(60).meta({ description: 'Key of the playbook' }),
      version: z.coerce.number().int().min(1).meta({ description: 'Its version' }),
    }),
    responses: { 200: { description: 'Found', schema: shown } },
    problems: ['unknown-playbook'],
    example: { params: { key: 'standard', version: 6 }, status: 200, answer: examplePlaybook },
    handler: async ({ params: { key, version } }, { store }) => {
      const playbook = await store.playbooks.read(key, version);
      if (!playbook)
        throw new Problem('unknown-playbook', `There is no version ${version} of a playbook "${key}".`);
      return ok(playbook);
    },
  }),
];
