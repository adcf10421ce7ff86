import { weekOf } from '../../../domain/calendar/review-times';
import { projectActions } from '../../../domain/project/model/project-actions';
import { taskActions } from '../../../domain/project/model/task-actions';
import type { Company, SecretKind } from './company';
import type { Expected, Subject } from './expected';
import * as may from './expected';
import type { World } from './people';
import { worlds } from './people';

/** A request for a page or a form, and who gets what. */
export interface Case {
  readonly path: string;
  readonly of: Subject;
  readonly expected: Expected;
  readonly fields?: Readonly<Record<string, string>>;
  /** The form may have a file. */
  readonly isUpload?: true;
  /** What everybody to whom the page is shown may read of all worlds: it is there for that. */
  readonly tells?: readonly SecretKind[];
}

type More = Pick<Case, 'fields' | 'isUpload' | 'tells'>;
type Row = (company: Company) => readonly Case[];

/** What is nobody's in particular: one's own, or the company's. */
const own =
  (expected: Expected, paths: readonly string[], more: More = {}): Row =>
  () =>
    paths.map((path) => ({ path, of: 'east', expected, ...more }));

type Ids = Company['of'][World];

const inWorlds =
  (expected: Expected, pathOf: (ids: Ids) => string, more: More | ((ids: Ids) => More) = {}): Row =>
  ({ of }) =>
    worlds.map((world) => ({
      path: pathOf(of[world]),
      of: world,
      expected,
      ...(typeof more === 'function' ? more(of[world]) : more),
    }));

/** The same for a customer that nobody holds. */
const withUnheld =
  (
    expected: Expected,
    pathOf: (ids: Pick<Ids, 'customerId' | 'personId' | 'pairId'>) => string,
    more: More = {},
  ): Row =>
  (company) => [
    ...inWorlds(expected, pathOf, more)(company),
    { path: pathOf(company.unheld), of: 'unheld', expected, ...more },
  ];

/** What may be searched for, without being one of the texts that are looked for in the answer. */
const searches = ['Quokka', 'Wombat', 'Numbat'];
const searching = (path: string): string[] => searches.map((word) => `${path}${word}`);

const all =
  (...rows: readonly Row[]): Row =>
  (company) =>
    rows.flatMap((row) => row(company));

const onProject = (expected: (action: (typeof projectActions)[number], which: may.Which) => Expected): Row =>
  all(
    ...projectActions.map((action) =>
      inWorlds(expected(action, 'project'), ({ projectId }) => `/my/projects/${projectId}/${action}`),
    ),
    ({ awayProjectId }) =>
      (['record-contact', 'change-clock'] as const).map((action) => ({
        path: `/my/projects/${awayProjectId}/${action}`,
        of: 'east',
        expected: expected(action, 'awayProject'),
      })),
  );

const onTask: Row = all(
  ...taskActions.map((action) =>
    inWorlds(may.actsOnTask(action), ({ projectId, taskId }) => `/my/tasks/${projectId}/${taskId}/${action}`),
  ),
);

const customer = ({ customerId }: Pick<Ids, 'customerId'>): string => `/customers/${customerId}`;
const somebody = (ids: Pick<Ids, 'customerId' | 'personId'>): string =>
  `${customer(ids)}/people/${ids.personId}`;
const member = ({ leadId }: Ids): string => `/team/${leadId}`;
const imported = ({ importId }: Ids): string => `/my/imports/${importId}`;
const presentWeek = (): string => weekOf(Date.now(), 'Asia/Taipei');

const customerForm = withUnheld(may.whoMayWrite('change-customer'), (ids) => `${customer(ids)}/edit`);
const entryForm = all(
  withUnheld(may.whoMayWrite('change-customer'), (ids) => `${customer(ids)}/entries/situation/new`),
  inWorlds(may.whoMayWrite('change-customer'), (ids) => `${customer(ids)}/entries/addresses/0`),
);
const potentialForm = inWorlds(
  may.whoMayWrite('change-customer'),
  (ids) => `${customer(ids)}/potentials/${ids.potentialId}/project`,
);
const newPersonForm = withUnheld(may.whoMayWrite('change-people'), (ids) => `${customer(ids)}/add-person`);
const personForm = withUnheld(may.whoMayWrite('change-people'), (ids) => `${somebody(ids)}/edit`);
const wayForm = withUnheld(may.whoMayWrite('change-people'), (ids) => `${somebody(ids)}/ways/new`);
const factForm = all(
  withUnheld(may.whoMayWrite('write-personal'), (ids) => `${somebody(ids)}/facts/new`),
  inWorlds(may.whoMayWrite('write-personal'), (ids) => `${somebody(ids)}/facts/${ids.factId}`),
);

const admin = {
  mend: may.forAdministrators('mend'),
  people: may.forAdministrators('people'),
  customers: may.forAdministrators('customers'),
  keys: may.forAdministrators('keys'),
  webhooks: may.forAdministrators('webhooks'),
  setup: may.forAdministrators('setup'),
  log: may.forAdministrators('log'),
};

const onWebhook =
  (what: string): Row =>
  ({ webhookId }) => [{ path: `/admin/webhooks/${webhookId}/${what}`, of: 'east', expected: admin.webhooks }];
const onKey =
  (what: string): Row =>
  ({ keyId }) => [{ path: `/admin/keys/${keyId}/${what}`, of: 'east', expected: admin.keys }];
// who looks after which customer: its name, and nothing else of it
const namedToAdministrators = inWorlds(admin.customers, (ids) => `/admin${customer(ids)}`, {
  tells: ['name'],
});
const calendar = '/admin/setup/calendars/tw';

/** A row for each route for people who have signed in, by its `operationId`. */
export const rows: Readonly<Record<string, Row>> = {
  getToday: all(
    own(may.forEverybody, ['/today', ...searching('/today?q=')]),
    inWorlds(may.forEverybody, ({ projectId, taskId }) => `/today?did=complete&of=${projectId}:${taskId}`),
  ),
  doInToday: all(
    inWorlds(may.actsOnTask('complete'), ({ projectId, taskId }) => `/today/${projectId}/${taskId}/accept`),
    inWorlds(may.actsOnTask('complete'), ({ projectId, taskId }) => `/today/${projectId}/${taskId}/complete`),
  ),
  getDecisionsPage: inWorlds(
    may.nothingToDo,
    ({ projectId, taskId }) => `/today/decisions/pass-on?of=${projectId}:${taskId}`,
  ),
  decideTogether: inWorlds(
    may.decidesTogether,
    () => '/today/decisions/complete',
    ({ projectId, taskId }) => ({ fields: { items: `${projectId}:${taskId}:` } }),
  ),
  getMyTaskPage: onTask,
  actOnMyTask: onTask,
  getMyProjects: own(may.forEverybody, ['/my/projects']),
  getMyProjectPage: onProject(may.actsOnProject),
  actOnMyProject: onProject(may.actsOnProject),
  getProjectPage: all(
    inWorlds(may.readsProject('project'), ({ projectId }) => `/projects/${projectId}`),
    ({ awayProjectId }) => [
      { path: `/projects/${awayProjectId}`, of: 'east', expected: may.readsProject('awayProject') },
    ],
  ),
  getBoard: all(
    own(may.forEverybody, ['/projects', '/projects?whose=part', ...searching('/projects?customer=')]),
    inWorlds(may.forEverybody, ({ leadId }) => `/projects?owner=${leadId}&line=${leadId}`),
  ),
  getProjectList: own(may.forEverybody, [
    '/projects/list?place=all',
    '/projects/list?place=all&whose=part',
    '/projects/list?place=all&as=csv',
    '/projects/list?place=all&whose=part&as=csv',
    ...searching('/projects/list?place=all&as=csv&q='),
    ...searching('/projects/list?place=all&customer='),
  ]),
  // whoever opens a project finds its customer, so that no customer is made twice
  getNewProject: all(
    own(may.mayLead, searching('/projects/new?q='), { tells: ['name'] }),
    inWorlds(may.mayLead, ({ customerId }) => `/projects/new?customer=${customerId}`, { tells: ['name'] }),
  ),
  openProjectByForm: own(may.mayLead, ['/projects/new'], { fields: { title: '' } }),

  getTeam: own(may.forManagers, ['/team']),
  getTeamMember: inWorlds(may.isAboveLead, member),
  getTeamHandOver: inWorlds(may.isAboveLead, (ids) => `${member(ids)}/hand-over`),
  startTeamHandOver: inWorlds(may.isAboveLead, (ids) => `${member(ids)}/hand-over`, {
    fields: { toPersonId: 'nobody-1' },
  }),
  // there is none of anybody; see the tests of hand-overs
  cancelTeamHandOver: inWorlds(may.nothingThere, (ids) => `${member(ids)}/hand-over/cancel`),
  getNumbers: all(
    own(may.forManagers, ['/numbers']),
    inWorlds(may.countsLead, ({ leadId }) => `/numbers?of=${leadId}`),
  ),
  getMyReviewPage: all(
    own(may.forManagers, ['/my/review']),
    inWorlds(may.forManagers, ({ projectId }) => `/my/review?done=${projectId}`),
  ),
  decideInMyReview: inWorlds(
    may.reviews,
    () => '/my/review/decisions',
    ({ projectId }) => ({ fields: { projectId, decision: 'push', week: presentWeek() } }),
  ),

  getSearchPage: own(may.forEverybody, searching('/search?q=')),
  getSettingsPage: own(may.forEverybody, ['/settings']),
  changeSettings: own(may.forEverybody, ['/settings'], { fields: { timeZone: 'Nowhere' } }),
  changeOwnEmails: own(may.forEverybody, ['/settings/emails']),
  endSession: own(may.forEverybody, ['/settings/sessions/end'], { fields: { sessionId: 'none' } }),
  planOwnAbsence: own(may.forEverybody, ['/settings/absences']),
  removeOwnAbsence: own(may.forEverybody, ['/settings/absences/remove'], {
    fields: { from: '2020-01-01', to: '2020-01-01' },
  }),

  getMyCustomers: own(may.forEverybody, ['/customers', ...searching('/customers?q=')]),
  getCustomerPage: withUnheld(may.whoMay('see-customer'), customer),
  getCustomerTimelinePage: withUnheld(may.whoMay('see-customer'), (ids) => `${customer(ids)}/timeline`),
  getCustomerHistoryPage: withUnheld(may.whoMay('see-customer'), (ids) => `${customer(ids)}/history`),
  getCustomerPersonPage: withUnheld(may.whoMay('see-people'), somebody),
  getCustomerPersonHistoryPage: withUnheld(may.whoMay('see-people'), (ids) => `${somebody(ids)}/history`),
  getPersonalFactHistoryPage: inWorlds(
    may.whoMay('see-personal'),
    (ids) => `${somebody(ids)}/facts/${ids.factId}/history`,
  ),
  getCustomerForm: customerForm,
  sendCustomerForm: customerForm,
  getCustomerEntryForm: entryForm,
  sendCustomerEntryForm: entryForm,
  getOpenPotentialForm: potentialForm,
  sendOpenPotentialForm: potentialForm,
  getAddPersonForm: newPersonForm,
  sendAddPersonForm: newPersonForm,
  getCustomerPersonForm: personForm,
  sendCustomerPersonForm: personForm,
  getCustomerWayForm: wayForm,
  sendCustomerWayForm: wayForm,
  getPersonalFactForm: factForm,
  sendPersonalFactForm: factForm,
  getMyDuplicates: own(may.forEverybody, ['/my/duplicates', '/my/duplicates?pairs=decided']),
  decideMyDuplicate: withUnheld(may.decidesOnPair, ({ pairId }) => `/my/duplicates/${pairId}`, {
    fields: { act: 'different' },
  }),

  getMyImports: own(may.forManagers, ['/my/imports']),
  sendMyImport: own(may.forManagers, ['/my/imports'], { isUpload: true }),
  getMyImportPage: inWorlds(may.opensImport, imported),
  getMyImportProblems: inWorlds(may.opensImport, (ids) => `${imported(ids)}/problems`),
  checkMyImport: inWorlds(may.ownsImport, (ids) => `${imported(ids)}/check`, { isUpload: true }),
  commitMyImport: inWorlds(may.ownsImport, (ids) => `${imported(ids)}/commit`),

  getAdminPage: own(admin.mend, ['/admin']),
  // nothing has failed; what has, is mended in the tests of the administration
  retryMailByForm: own(may.butNothingIsThere(admin.mend), ['/admin/mails/retry'], { fields: { key: 'x' } }),
  repairByForm: own(may.butNothingIsThere(admin.mend), ['/admin/repairs'], { fields: { projectId: 'none' } }),
  getAdminPeople: own(admin.people, ['/admin/people']),
  getNewPersonForm: own(admin.people, ['/admin/people/new']),
  createPersonByForm: own(admin.people, ['/admin/people/new']),
  getAdminPerson: inWorlds(admin.people, ({ leadId }) => `/admin/people/${leadId}`),
  changePersonByForm: inWorlds(admin.people, ({ leadId }) => `/admin/people/${leadId}`),
  planAbsenceByForm: inWorlds(admin.people, ({ leadId }) => `/admin/people/${leadId}/absences`),
  removeAbsenceByForm: inWorlds(admin.people, ({ leadId }) => `/admin/people/${leadId}/absences/remove`),
  getAdminCustomers: own(
    ...([admin.customers, ['/admin/customers', ...searching('/admin/customers?q=')]] as const),
    { tells: ['name'] },
  ),
  getAdminCustomer: namedToAdministrators,
  changeCustomerByForm: namedToAdministrators,
  getAdminWebhooks: own(admin.webhooks, ['/admin/webhooks']),
  makeWebhookByForm: own(admin.webhooks, ['/admin/webhooks']),
  getReplaceSecretForm: onWebhook('secret'),
  replaceSecretByForm: onWebhook('secret'),
  switchWebhookByForm: onWebhook('disable'),
  getAdminSetup: own(admin.setup, ['/admin/setup']),
  getAdminCalendar: own(admin.setup, [calendar]),
  changeCalendarByForm: own(admin.setup, [calendar], { fields: { year: '2027', version: '0' } }),
  createCalendarByForm: own(admin.setup, ['/admin/setup/calendars']),
  // whose records somebody has seen is named there
  getAdminLog: own(admin.log, ['/admin/log'], { tells: ['name', 'person'] }),
  getAdminKeys: own(admin.keys, ['/admin/keys']),
  makeKeyByForm: own(admin.keys, ['/admin/keys']),
  getRotateKeyForm: onKey('rotate'),
  rotateKeyByForm: onKey('rotate'),
  getRevokeKeyForm: onKey('revoke'),
  revokeKeyByForm: onKey('revoke'),
};
