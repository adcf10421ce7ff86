import type { ProjectCommand } from '../../../domain/project/model/commands';
import type { Scope } from '../../../store/models/api-key-models';

/**
 * Who may do what, a row for each route by its `operationId`. Programs come with a key that has the scope, and those that
 * name a person with a key that may act for people; what the named person may do is a matter of the command. People
 * come to pages by a link, or signed in.
 */
export type Access =
  | { readonly scope: Scope; readonly command?: ProjectCommand['name'] }
  /** A page of which a token of an email is the key. */
  | 'link'
  /** A page for whoever has signed in. */
  | 'session'
  /** A page that shows nothing of anybody. */
  | 'page-for-all'
  /** Health, metrics, the document: nothing of a project or a person. */
  | 'open';

const of = (scope: Scope, command?: ProjectCommand['name']): Access => ({
  scope,
  ...(command !== undefined && { command }),
});

export const table: Readonly<Record<string, Access>> = {
  openProject: of('projects:write', 'open'),
  listProjects: of('projects:read'),
  getProject: of('projects:read'),
  getTimeline: of('projects:read'),
  explainProject: of('projects:read'),
  listProjectTasks: of('projects:read'),
  listPersonTasks: of('projects:read'),
  reachMilestone: of('reports:write', 'reachMilestone'),
  recordContact: of('reports:write', 'recordContact'),
  addNote: of('reports:write', 'addNote'),
  assignRole: of('projects:write', 'assign'),
  judgeIntent: of('projects:write', 'judge'),
  dropProject: of('projects:write', 'drop'),
  loseProject: of('projects:write', 'lose'),
  goBack: of('projects:write', 'goBack'),
  acceptTask: of('projects:write', 'acceptTask'),
  completeTask: of('projects:write', 'completeTask'),
  postponeTask: of('projects:write', 'postponeTask'),
  passOnTask: of('projects:write', 'passOnTask'),
  declineTask: of('projects:write', 'declineTask'),
  holdProject: of('projects:write', 'hold'),
  wakeProject: of('projects:write', 'wake'),
  confirmMeeting: of('projects:write', 'confirmMeeting'),
  cancelMeeting: of('projects:write', 'cancelMeeting'),
  changeClock: of('projects:write', 'changeClock'),
  changeClass: of('projects:write', 'changeClass'),
  reopenProject: of('projects:write', 'reopen'),
  listEvents: of('events:read'),
  listWebhooks: of('webhooks:read'),
  getWebhook: of('webhooks:read'),
  listWebhookDeliveries: of('webhooks:read'),
  createWebhook: of('webhooks:write'),
  changeWebhook: of('webhooks:write'),
  removeWebhook: of('webhooks:write'),
  rotateWebhookSecret: of('webhooks:write'),
  enableWebhook: of('webhooks:write'),
  disableWebhook: of('webhooks:write'),
  redeliverWebhook: of('webhooks:write'),
  pingWebhook: of('webhooks:write'),
  getReview: of('reviews:read'),
  reviewProject: of('reviews:write', 'review'),
  previewHandOver: of('hand-overs:read'),
  startHandOver: of('hand-overs:write'),
  listHandOvers: of('hand-overs:read'),
  getHandOver: of('hand-overs:read'),
  answerHandOver: of('hand-overs:write'),
  decideHandOver: of('hand-overs:write'),
  cancelHandOver: of('hand-overs:write'),
  listHoldings: of('hand-overs:read'),
  createPerson: of('people:write'),
  listPeople: of('people:read'),
  getPerson: of('people:read'),
  replacePerson: of('people:write'),
  createCustomer: of('customers:write'),
  listCustomers: of('customers:read'),
  getCustomer: of('customers:read'),
  replaceCustomer: of('customers:write'),
  listPlaybooks: of('playbooks:read'),
  getPlaybook: of('playbooks:read'),
  runWhatIf: of('playbooks:read'),
  createCalendar: of('calendars:write'),
  listCalendars: of('calendars:read'),
  getCalendar: of('calendars:read'),
  replaceCalendar: of('calendars:write'),
  listCalendarVersions: of('calendars:read'),
  getWorkingDays: of('calendars:read'),
  createKey: of('keys:write'),
  listKeys: of('keys:read'),
  getKey: of('keys:read'),
  rotateKey: of('keys:write'),
  limitKey: of('keys:write'),
  revokeKey: of('keys:write'),
  receiveMail: of('mail:inbound'),

  getProjectPage: 'link',
  getHandOverPage: 'link',
  answerHandOverPage: 'link',
  getReviewPage: 'link',
  decideInReview: 'link',
  getActPage: 'link',
  act: 'link',
  getConfirmPage: 'link',
  confirmSignIn: 'link',
  getUnsubscribePage: 'link',
  unsubscribe: 'link',
  subscribeAgain: 'link',
  getMyReviewPage: 'session',
  decideInMyReview: 'session',
  getMyTasks: 'session',
  getMyTaskPage: 'session',
  actOnMyTask: 'session',
  getMyProjects: 'session',
  getMyProjectPage: 'session',
  actOnMyProject: 'session',
  getSignInPage: 'page-for-all',
  requestSignIn: 'page-for-all',
  signOut: 'page-for-all',

  getLiveness: 'open',
  getReadiness: 'open',
  getMetrics: 'open',
  getDocument: 'open',
  getDocs: 'open',
  getDocsFile: 'open',
  listProblems: 'open',
  getProblem: 'open',
};
