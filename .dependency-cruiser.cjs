/**
 * The rooms of the house, and what the files of each may import beside one another: `npm run lint` fails at any other
 * import, and at a circle of files. A room is one folder without its subfolders. Those below never import those above.
 */

// what is the same everywhere
const facts = ['domain', 'domain/playbook', 'domain/archive', 'domain/project/model'];
const project = [
  ...facts,
  'domain/project',
  'domain/project/evolve',
  'domain/project/decide',
  'domain/explain',
];
const process = [...project, 'domain/hand-over'];
const rules = [...process, 'domain/calendar'];
const contracts = ['contracts/sandbox', 'contracts/wire'];
const stored = [
  ...['store', 'store/kit', 'store/models', 'store/lists', 'store/projects', 'store/feed', 'store/webhooks'],
];
const reading = [
  ...stored,
  'people',
  'queries/hand-over',
  'queries/line',
  'queries/my-work',
  'queries/projects',
  'queries/review',
  'queries/customer',
  'queries/search',
];
const written = ['mail/model', 'mail/texts'];
const apiKit = ['api/kit', 'api/kit/problems'];
const apiRoute = [...apiKit, 'api/context', 'api/commands', 'api/examples'];
const page = ['pages/kit', 'pages/sign-in'];

/** What pages about projects are made from. */
const shown = [...contracts, ...reading, ...written, ...apiRoute, ...page];

const rooms = {
  // the process: pure, the same on every host
  domain: [],
  'domain/playbook': ['domain'],
  'domain/archive': ['domain', 'domain/playbook'],
  'domain/administration': [],
  'domain/project/model': facts,
  'domain/project/evolve': facts,
  'domain/project/decide': [...facts, 'domain/project/evolve'],
  'domain/project': [...facts, 'domain/project/decide'],
  'domain/explain': [...facts, 'domain/project/evolve', 'domain/project/decide'],
  'domain/hand-over': [...facts, 'domain/project/decide'],
  // zones and working days: for activities, never for workflows
  'domain/calendar': [...facts, 'domain/project/evolve'],
  'what-if/model': project,

  // whether two customers are one: pure, from what their records say
  matching: [],

  // what programs agree on
  'contracts/sandbox': rules,
  'contracts/wire': [...rules, 'contracts/sandbox', 'what-if/model', 'matching'],
  playbooks: [...facts, ...contracts],

  // what runs for months
  'workflows/shared': ['contracts/sandbox'],
  'workflows/project': [...process, 'contracts/sandbox', 'workflows/shared'],
  'workflows/hand-over': [...process, 'contracts/sandbox', 'workflows/shared'],
  workflows: ['contracts/sandbox', 'workflows/shared', 'workflows/project', 'workflows/hand-over'],

  // what is kept, and what is read from it
  'store/kit': ['store/models'],
  'store/models': [...process, ...contracts],
  'store/lists': ['store/kit', 'store/models'],
  'store/projects': [
    ...[...facts, 'domain/project/evolve', 'domain/project/decide', ...contracts, 'store/kit'],
    ...['store/models', 'store/lists'],
  ],
  'store/feed': [...facts, ...contracts, 'store/kit', 'store/models', 'store/projects'],
  'store/webhooks': ['store/kit', 'store/lists', 'store/models'],
  store: [
    ...[...rules, ...contracts, 'store/kit', 'store/models', 'store/lists', 'store/projects'],
    ...['store/feed', 'store/webhooks'],
  ],
  // which customers are the same: found, linked, and taken back
  duplicates: [...facts, ...contracts, ...stored, 'matching'],
  // the whole archive as lines, and put back
  bundle: [...rules, ...contracts, ...stored],
  webhooks: [],
  // who somebody is, as the company's own accounts say
  identity: [],
  people: [...rules, ...contracts, ...stored],
  'queries/hand-over': [...process, ...contracts, ...stored, 'people'],
  'queries/my-work': [...rules, ...contracts, ...stored, 'people'],
  'queries/line': [...rules, ...contracts, ...stored, 'people', 'queries/projects'],
  'queries/projects': [...rules, ...contracts, ...stored, 'people', 'matching', 'duplicates'],
  'queries/customer': [...facts, 'domain/archive', ...contracts, ...stored, 'people'],
  'queries/search': [...process, ...contracts, ...stored, 'people', 'queries/customer'],
  'queries/review': [...rules, ...contracts, ...stored, 'people'],
  'what-if/ledgers': [...rules, ...contracts, ...stored, 'people', 'what-if/model'],

  // mails: what they say, how they look, how they leave, what comes back
  'mail/model': [...process, ...contracts],
  'mail/texts': [...process, ...contracts, 'mail/model'],
  'mail/content': [...process, ...contracts, ...written],
  'mail/templates': [...facts, 'mail/model', 'mail/content'],
  'mail/send': [...facts, ...written, 'mail/content', 'mail/templates'],
  'mail/inbound': [...facts, 'mail/texts'],
  'mail/samples': [...process, ...contracts, ...written, 'mail/content', 'mail/send'],

  // files of others: bytes that become rows
  'imports/faults': ['domain/playbook'],
  'imports/reading': ['contracts/sandbox', 'imports/faults'],
  'imports/mapping': ['contracts/wire', 'imports/faults', 'imports/reading'],

  // the client side of Temporal
  temporal: [...process, 'contracts/sandbox'],
  config: contracts,

  // watching it run: causes, logs, metrics, traces
  telemetry: ['contracts/sandbox'],

  // what workflows ask for
  'activities/kit': [],
  'activities/mail': [
    ...['activities/kit', 'telemetry', ...rules, ...contracts, ...reading, ...written, 'mail/content'],
    ...['mail/send', 'mail/inbound'],
  ],
  'activities/mail/notifications': [
    ...[...rules, ...contracts, ...reading, ...written, 'mail/content', 'mail/send', 'activities/mail'],
  ],
  'activities/mail/digest': [
    ...[...rules, ...contracts, ...reading, ...written, 'mail/content', 'mail/send', 'activities/mail'],
  ],
  'activities/ledger': [...rules, ...contracts, ...reading, 'activities/mail'],
  'activities/hand-over': [
    ...['activities/kit', ...rules, ...contracts, ...reading, 'temporal', 'activities/mail'],
  ],
  'activities/health': [
    ...['activities/kit', ...rules, ...contracts, ...reading, 'temporal', 'activities/ledger'],
    'activities/mail',
  ],
  'activities/webhooks': [
    ...['activities/kit', 'telemetry', ...facts, 'domain/project/evolve', ...contracts, ...stored],
    'webhooks',
  ],
  'activities/imports': [
    ...['activities/kit', ...facts, ...contracts, ...stored, 'people'],
    ...['domain/administration', 'domain/calendar', 'domain/project/decide'],
    ...['imports/faults', 'imports/reading', 'imports/mapping'],
    // rows are given the same commands as requests
    ...['api/commands', 'api/kit/problems'],
  ],
  'activities/calendar-change': [
    ...['activities/kit', ...rules, ...contracts, ...reading, 'temporal', 'activities/health'],
  ],
  activities: [
    ...['contracts/sandbox', 'telemetry', 'activities/ledger', 'activities/mail'],
    ...['activities/mail/notifications', 'activities/mail/digest', 'activities/hand-over'],
    ...['activities/health', 'activities/calendar-change', 'activities/webhooks', 'activities/imports'],
  ],
  'worker/housekeeping': [
    ...[...rules, ...contracts, ...stored, 'people', 'temporal', 'duplicates'],
    // files that wait are looked through when somebody is erased
    ...['imports/faults', 'imports/reading', 'imports/mapping'],
  ],
  worker: [
    ...[...rules, ...contracts, ...stored, 'people', 'temporal', 'mail/model', 'mail/send', 'config'],
    ...['workflows', 'activities', 'worker/housekeeping', 'activities/webhooks', 'telemetry'],
  ],

  // for programs
  'api/kit/problems': [...process, ...contracts],
  'api/kit': [...facts, ...contracts, ...stored, 'temporal', 'telemetry', 'api/kit/problems'],
  'api/operations': [...contracts, ...stored, 'telemetry', 'api/kit/problems'],
  'api/commands': [...process, ...contracts, ...stored, 'people', 'temporal', 'telemetry', ...apiKit],
  'api/context': [
    ...['domain/calendar', 'contracts/wire', ...stored, 'identity', 'mail/inbound', 'what-if/ledgers'],
    ...['temporal', 'worker/housekeeping', ...apiKit, 'api/operations', 'api/commands'],
  ],
  'api/examples': [...process, ...contracts, ...reading],
  'api/v1/records': ['domain/project/model', ...contracts, ...stored, ...apiRoute],
  'api/v1/calendars': [...rules, ...contracts, ...reading, ...apiRoute, 'api/v1/records'],
  'api/v1/customers': [
    ...[...process, 'domain/archive', ...contracts, ...reading, ...apiRoute, 'api/v1/records'],
    ...['api/v1/projects', 'worker/housekeeping', 'duplicates', 'bundle'],
  ],
  'api/v1/events': [...facts, ...contracts, ...stored, ...apiRoute],
  'api/v1/webhooks': [...contracts, ...stored, 'temporal', 'webhooks', ...apiRoute, 'api/v1/events'],
  'api/v1/hand-overs': [...process, ...contracts, ...reading, ...apiRoute],
  'api/v1/imports': [
    ...['domain/playbook', 'domain/project/model', ...contracts, ...stored, 'temporal', 'imports/faults'],
    ...apiRoute,
  ],
  'api/v1/inbound-mail': [...process, ...contracts, ...reading, 'mail/inbound', ...apiRoute],
  'api/v1/keys': [...contracts, ...stored, ...apiRoute],
  'api/v1/people': [
    ...['domain/project/model', 'domain/administration', ...contracts, ...reading, 'worker/housekeeping'],
    ...[...apiRoute, 'api/v1/hand-overs', 'api/v1/records'],
  ],
  'api/v1/playbooks': [...facts, ...contracts, 'playbooks', 'what-if/ledgers', 'what-if/model', ...apiRoute],
  'api/v1/projects': [...process, ...contracts, ...reading, ...apiRoute],
  'api/v1/reviews': [...process, ...contracts, ...reading, ...apiRoute, 'api/v1/projects'],

  // for people
  'pages/kit': [...rules, ...contracts, 'store', 'mail/model', ...apiKit],
  'pages/sign-in': [
    ...[...process, ...contracts, 'store', 'temporal', 'identity', 'api/kit', 'api/context', 'pages/kit'],
    'mail/model',
  ],
  'pages/frame': ['domain/administration', 'store', 'people', 'queries/my-work', ...apiKit, 'pages/kit'],
  'pages/search': [...project, ...shown, 'pages/act', 'pages/customer'],
  'pages/admin': [
    ...[...process, 'domain/administration', 'domain/calendar', ...shown, 'temporal', 'api/v1/people'],
    ...['api/v1/webhooks', 'api/v1/calendars', 'api/v1/customers', 'api/v1/records'],
  ],
  'pages/settings': [
    ...[...facts, ...contracts, 'store', 'people', ...apiKit, 'api/context', ...page, 'api/v1/people'],
  ],
  'pages/docs': [...apiKit, 'api/context', 'pages/kit'],
  'pages/unsubscribe': [...process, ...contracts, 'store', 'api/context', ...page],
  'pages/act': [...rules, ...contracts, ...reading, ...written, ...apiRoute, ...page],
  'pages/review': [
    ...[...rules, ...contracts, ...reading, ...written, 'mail/content', ...apiRoute, ...page],
    ...['pages/act', 'pages/customer'],
  ],
  'pages/my': [...process, ...shown, 'pages/act', 'pages/customer', 'pages/review'],
  'pages/today': [...rules, ...shown, 'pages/act', 'pages/customer'],
  'pages/project': [
    ...[...process, 'domain/administration', 'domain/archive', ...shown, 'pages/act', 'pages/customer'],
    ...['pages/my', 'pages/today'],
  ],
  'pages/projects': [
    ...[...process, ...shown, 'pages/act', 'pages/customer', 'api/v1/projects', 'api/v1/customers'],
    'domain/calendar',
  ],
  'pages/team': [
    ...[...rules, ...shown, 'api/v1/hand-overs', 'pages/act', 'pages/customer', 'pages/projects'],
    'pages/today',
  ],
  'pages/numbers': [...rules, ...shown, 'pages/act', 'pages/projects', 'pages/team'],
  'pages/customer': [...process, 'domain/archive', ...shown, 'api/v1/customers', 'pages/act'],
  'pages/customer/edit': [
    ...[...process, 'domain/archive', ...shown, 'domain/calendar', 'api/v1/customers', 'api/v1/records'],
    ...['pages/act', 'pages/customer'],
  ],
  'pages/imports': [
    ...[...process, ...contracts, ...reading, ...apiRoute, ...page, 'api/v1/imports', 'imports/faults'],
    ...['imports/reading', 'pages/act'],
  ],
  'pages/duplicates': [
    ...[...process, ...contracts, ...reading, ...apiRoute, ...page, 'duplicates', 'matching'],
    ...['api/v1/customers', 'pages/act', 'pages/customer'],
  ],
  'pages/hand-over': [...process, ...shown, 'api/v1/hand-overs', 'pages/act'],
  // with every resource and every page, see below
  api: [
    ...[...rules, ...contracts, ...reading, 'mail/inbound', 'what-if/ledgers', 'temporal', 'config'],
    ...['identity', 'playbooks', 'telemetry', 'worker/housekeeping', ...apiRoute, 'api/operations'],
    ...page,
  ],

  // for programs elsewhere: nothing of ours but what is made from the document
  client: [],
  'client/src': [],
  'docs/examples': ['client/src'],
  'docs/examples/temporal': [],

  // the local default
  'embedded/processes': [],
  'embedded/engines': ['config', 'embedded/processes'],
  'embedded/platform': [
    ...[...contracts, 'store', 'temporal', 'config', 'worker', 'embedded/processes', 'embedded/engines'],
    'playbooks',
  ],

  // for operators and for us
  'tools/milepost/kit': [...process, ...contracts, ...stored, 'temporal', 'config', 'activities/health'],
  'tools/milepost/doctor': [
    ...[...process, ...contracts, ...stored, 'people', 'mail/send', 'temporal', 'config'],
    'tools/milepost/kit',
  ],
  'tools/milepost/import-set': [...[...contracts, 'imports/faults', 'imports/reading', 'tools/milepost/kit']],
  'tools/milepost/commands': [
    ...[...process, ...contracts, ...stored, 'api/commands', 'api/kit', 'duplicates', 'bundle'],
    ...['domain/administration', 'domain/calendar', 'worker/housekeeping', 'tools/milepost/kit'],
    ...['tools/milepost/doctor', 'tools/milepost/import-set', 'imports/faults', 'temporal'],
  ],
  'tools/milepost': ['tools/milepost/kit', 'tools/milepost/commands'],
  'tools/kit': ['config', 'embedded/processes', 'embedded/engines', 'tools/milepost/kit'],
  'tools/api-changes': ['config', 'embedded/processes', 'embedded/engines', 'tools/kit'],
  'tools/public-data': [...facts, ...contracts, 'embedded/processes', 'client/src'],
  'tools/demo/plan': [...facts, 'tools/public-data'],
  'tools/demo': [
    ...[...process, ...contracts, ...stored, 'playbooks', 'config', 'embedded/processes'],
    ...['embedded/engines', 'embedded/platform', 'tools/public-data', 'tools/demo/plan', 'tools/kit'],
  ],
  'tools/pictures': [
    ...['domain/project/evolve', 'embedded/processes', 'embedded/platform', 'tools/public-data'],
    'tools/kit',
  ],
  'tools/what-if': [
    ...[...rules, ...contracts, ...stored, 'playbooks', 'config', 'what-if/model', 'what-if/ledgers'],
    ...['embedded/processes', 'tools/public-data', 'tools/demo/plan', 'tools/kit'],
  ],
  'tools/chaos/load': [
    ...[...process, ...contracts, 'temporal', 'embedded/processes', 'tools/public-data', 'client/src'],
  ],
  'tools/chaos/checks': [...process, ...contracts, ...stored, 'tools/chaos/load', 'tools/kit'],
  'tools/chaos': [
    ...[...process, ...contracts, 'playbooks', 'config', 'embedded/processes', 'embedded/platform'],
    ...['tools/kit', 'tools/milepost/kit', 'tools/public-data', 'tools/chaos/load', 'tools/chaos/checks'],
    'client/src',
  ],
};
rooms.api.push(...Object.keys(rooms).filter((room) => /^(pages|api\/v1)\//.test(room)));

/** Files of a folder, not of its subfolders. */
const filesOf = (folder) => `^${folder}/[^/]+$`;

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that import each other cannot be understood or moved one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-folder-a-room',
      comment: 'A new folder gets its line here: what it may import.',
      severity: 'error',
      from: { path: '/', pathNot: ['^(bench|deploy|test)/', ...Object.keys(rooms).map(filesOf)] },
      to: {},
    },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `what-${room.replaceAll('/', '-')}-may-import`,
      severity: 'error',
      from: { path: filesOf(room) },
      // packages are ESLint's to look after
      to: { dependencyTypes: ['local'], pathNot: [filesOf(room), ...allowed.map(filesOf)] },
    })),
  ],
  options: {
    exclude: { path: '^(\\.milepost|coverage|dist|client/dist)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
