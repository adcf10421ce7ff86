// Programs in other languages, whose SDKs are downloaded and compiled: `npm run test:programs`. They need minutes the
// first time, so they are no part of `npm test`.
const { projects } = require('./jest.config.cjs');

const engines = projects.find(({ displayName }) => displayName === 'engines');

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 900_000,
  projects: [{ ...engines, displayName: 'programs', testMatch: ['<rootDir>/test/programs/**/*.test.ts'] }],
};
