const Module = require('node:module');
const vm = require('node:vm');
const { transformFileSync } = require('@swc/core');
const JestRuntime = require('jest-runtime').default;

// the one file of ours that a package requires by its path: Temporal's worker the payload converter
Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const isPackage = (name) =>
  !/^[./]/.test(name) && !Module.isBuiltin(name) && !/^(@jest\/|jest-|expect$)/.test(name);

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

/**
 * Loads our own modules anew for each suite, as Jest does, and packages once for all suites of a test process. Loading
 * them and making them fast again was half the time of the tests.
 */
module.exports = class OneRealmRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    this.executor.compile = (source, filename) =>
      vm.compileFunction(source, this.executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    if (!isPackage(name)) return super.requireModuleOrMock(from, name);
    let own = requires.get(from);
    if (!own) requires.set(from, (own = Module.createRequire(from)));
    return requireAsInProduction(own, name);
  }
};
module.exports.default = module.exports;
