// packages that ship ES modules alone; Jest on Node 20 cannot require them as they are
const esModules = [
  ...['temporal-polyfill', 'temporal-utils', 'p-limit', 'yocto-queue', 'marked'],
  ...['openid-client', 'oauth4webapi', 'jose'],
];

/** @type {import('jest').Config} */
const shared = {
  testEnvironment: 'node',
  // swc compiles; types are checked once for the whole tree by `npm run typecheck`
  transform: {
    '^.+\\.(tsx?|m?js)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
};

// packages are loaded once for all suites of a test process; see there
const oneRealm = {
  ...shared,
  testEnvironment: '<rootDir>/test/support/one-realm/environment.cjs',
  runtime: '<rootDir>/test/support/one-realm/runtime.cjs',
};

module.exports = {
  testTimeout: 60_000,
  // by default one core is left idle; most tests wait for engines. Three are a fifth faster on two cores, and make answers late
  maxWorkers: 2,
  // a suite that takes more than 30 seconds fails the run
  reporters: ['default', '<rootDir>/test/support/run/slow-suites.cjs'],
  projects: [
    // without engines
    {
      ...oneRealm,
      displayName: 'domain',
      testMatch: [
        '<rootDir>/test/{client,domain,matching,playbooks,contracts,deploy,docs,imports,support,webhooks}/**/*.test.ts',
        '<rootDir>/test/what-if/*.test.ts',
        '<rootDir>/test/tools/{chaos,demo,public-data,what-if}/**/*.test.ts',
      ],
    },
    // these start and stop engines of their own
    {
      ...shared,
      displayName: 'embedded',
      testMatch: ['<rootDir>/test/{embedded,e2e}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/run/build-programs.ts',
      globalTeardown: '<rootDir>/test/support/run/remove-build.ts',
    },
    // these share the engines of the run
    {
      ...oneRealm,
      displayName: 'engines',
      testMatch: [
        '<rootDir>/test/{activities,api,examples,mail,pages,people,queries,replay,store,telemetry,temporal,worker,workflows}/**/*.test.{ts,tsx}',
        '<rootDir>/test/what-if/ledgers/**/*.test.ts',
        '<rootDir>/test/tools/milepost/**/*.test.ts',
      ],
      globalSetup: '<rootDir>/test/support/run/start-engines.ts',
      globalTeardown: '<rootDir>/test/support/run/stop-engines.ts',
    },
  ],
};
