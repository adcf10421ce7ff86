const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const JestRuntime = require('jest-runtime').default;

const checkoutDir = path.resolve(module.path, '..', '..', '..');
const testDir = path.join(checkoutDir, 'test') + path.sep;

const isPackage = (name) =>
  !/^[./]/.test(name) && !Module.isBuiltin(name) && !/^(@jest\/|jest-|expect$)/.test(name);

const shared = new Map();

/** Suites, and what takes `expect` and its like from the suite that runs, belong to one suite. */
function isShared(filename) {
  const known = shared.get(filename);
  if (known !== undefined) return known;
  const isOfSuite =
    !/\.tsx?$/.test(filename) ||
    (filename.startsWith(testDir) &&
      (/\.test\.tsx?$/.test(filename) || readFileSync(filename, 'utf8').includes('@jest/globals')));
  shared.set(filename, !isOfSuite);
  return !isOfSuite;
}

/** As in production: React has a slower build for development. */
function requireAsInProduction(require, name) {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    return require(name);
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
}

const requires = new Map();
const sourceMaps = new Map();
let transforms;

// Jest's transformer, with its cache: what it makes of a file is the same for all suites
for (const extension of ['.ts', '.tsx'])
  Module._extensions[extension] = (module, filename) => {
    module._compile(transforms.transform(filename), filename);
  };

/**
 * Loads packages and our own modules once for all suites of a test process, where Jest loads them anew for each. Loading
 * them and making them fast again was half the time of the tests. So a module keeps nothing that a suite may change, and
 * none can be mocked: suites hand in what they want otherwise.
 */
module.exports = class OneRealmRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    transforms = this.transformCache;
    transforms.sourceMaps = sourceMaps;
    this.executor.compile = (source, filename) =>
      vm.compileFunction(source, this.executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    if (name === '@jest/globals' || Module.isBuiltin(name)) return super.requireModuleOrMock(from, name);
    let own = requires.get(from);
    if (!own) requires.set(from, (own = Module.createRequire(from)));
    if (isPackage(name) || (/^[./]/.test(name) && isShared(own.resolve(name))))
      return requireAsInProduction(own, name);
    return super.requireModuleOrMock(from, name);
  }

  setMock(from, name) {
    throw new Error(`${name} is shared by all suites and cannot be mocked`);
  }
};
module.exports.default = module.exports;
