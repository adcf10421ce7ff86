import { addDays, localDate } from '../../../domain/calendar/local-dates';
import { weekOf } from '../../../domain/calendar/review-times';
import type { Language } from '../../../domain/playbook/playbook';
import { openTasks } from '../../../domain/project/model/state';
import { acme } from '../../support/directory';
import { day, simulate } from '../../support/simulated-project';
import { person } from '../../api/running-api';
import type { PagesInBrowser } from './pages-in-browser';

/** Somebody who leads projects and others, with something of every kind to do. */
export interface Busy {
  readonly id: string;
  readonly addresses: Readonly<Record<string, string>>;
}

/** A list with something in every part, and somebody with nothing to do. */
export async function busyDay({ api }: Pick<PagesInBrowser, 'api'>, language: Language): Promise<Busy> {
  const isEnglish = language === 'en';
  const now = Date.now();
  const [me, baker, away] = [`busy-${language}`, `baker-${language}`, `gone-${language}`];
  const { people, customers, projects, reviews } = api.store;
  const zone = { timeZone: 'Asia/Taipei' };
  await people.create(
    person(me, {
      name: isEnglish ? 'Wilhelmina Featherstone' : '林玉婷',
      language,
      managerId: 'manager-1',
      ...zone,
    }),
  );
  await people.create(person(baker, { name: isEnglish ? 'Baker' : '陳志明', managerId: me, ...zone }));
  const today = localDate(now, 'Asia/Taipei');
  const absences = [{ from: today, to: addDays(today, 4), substituteId: me }];
  await people.create(
    person(away, { name: isEnglish ? 'Ingrid Sorensen' : '黃雅婷', managerId: me, absences, ...zone }),
  );
  const [harbour, steel] = isEnglish
    ? ['Harbour Foods Manufacturing International', 'Northern Steel']
    : ['海港食品股份有限公司', '北方鋼鐵'];
  for (const [id, name] of [
    [`harbour-${language}`, harbour],
    [`steel-${language}`, steel],
  ] as const) {
    await customers.create({ ...acme, id, name });
  }
  let count = 0;
  const write = async (
    title: string,
    ownerId: string,
    customer: string,
    daysAgo: number,
  ): Promise<string> => {
    count += 1;
    const projectId = `${language.toLowerCase()}-today-${count}`;
    const project = simulate({
      projectId,
      openedAtMs: now - daysAgo * day,
      holder: (role) => (role === 'manager' ? me : ownerId),
      open: { ownerId, title, customerId: `${customer}-${language}` },
    });
    project.passUntil(now);
    const state = project.state();
    await api.store.ledger.append(projectId, project.events());
    await projects.write(state, 0, Object.keys(state.deal!.tasks));
    return openTasks(state.deal!).length > 0 ? projectId : '';
  };
  const titles = isEnglish
    ? [
        'Cooling line, hall 3',
        'Oven for the second plant',
        'Press line',
        'Chiller',
        'Conveyor',
        'Packing robot',
      ]
    : ['三號廠房冷卻產線', '二廠烘爐', '沖壓產線', '冰水主機', '輸送帶', '包裝機器人'];
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = titles;
  await write(a, me, 'harbour', 19);
  await write(b, me, 'harbour', 18);
  await write(c, me, 'steel', 6);
  await write(d, me, 'steel', 1);
  await write(e, away, 'steel', 2);
  const decided = [await write(f, baker, 'harbour', 22), await write(c, baker, 'steel', 21)];
  const opened = await api.post('/v1/projects', {
    ...{ title: isEnglish ? 'Weighing station' : '秤重站', customerId: `steel-${language}`, ownerId: me },
  });
  const { projectId, revision } = opened.body;
  await api.get(`/v1/projects/${projectId}?revision=${revision}`);
  await api.post(
    `/v1/projects/${projectId}/reviews`,
    {
      ...{ week: weekOf(now, 'Asia/Taipei'), decision: 'push', dueAt: new Date(now + day).toISOString() },
      note: isEnglish ? 'Visit the plant manager before the budget round.' : '預算會議前拜訪廠長。',
    },
    { headers: { 'X-Milepost-Actor': 'manager-1' } },
  );
  const week = weekOf(now, 'Asia/Taipei');
  await reviews.prepare({ managerId: me, week, fromMs: now - 7 * day, toMs: now, projectIds: decided });
  const place = encodeURIComponent(`${projectId}:t3`);
  const [first = ''] = decided;
  const decision = openTasks((await projects.read(first))!.deal!).find(({ kind }) => kind === 'reassign')!;
  const of = encodeURIComponent(`${first}:${decision.id}`);
  return {
    id: me,
    addresses: {
      today: '/today',
      'today-decide': `/today/decisions/pass-on?of=${of}`,
      'today-filtered': `/today?whose=others&q=${encodeURIComponent(isEnglish ? 'steel' : '鋼鐵')}`,
      ...(isEnglish && {
        'today-done': `/today?did=accept&of=${place}`,
        'today-nothing': '/today?q=zzzz',
        'today-postpone': `/today/decisions/postpone?of=${of}`,
        'today-decided': '/today/decisions/complete?of=x:y',
      }),
    },
  };
}
