const { ModuleMocker } = require('jest-mock');

/** What is on the global object, so that a suite leaves it as it found it. */
const descriptorsOf = (object) =>
  new Map(Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)]));

function restore(object, before) {
  for (const key of Reflect.ownKeys(object)) if (!before.has(key)) Reflect.deleteProperty(object, key);
  for (const [key, descriptor] of before) {
    const now = Object.getOwnPropertyDescriptor(object, key);
    if (now?.value !== descriptor.value || now?.get !== descriptor.get)
      Object.defineProperty(object, key, descriptor);
  }
}

/**
 * An environment in the global scope of the test process itself. Jest's own makes a scope for each suite, in which each
 * look at a global goes through a proxy, and in which no package of an earlier suite can be used again.
 */
module.exports = class OneRealmEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.fakeTimers = null;
    this.fakeTimersModern = null;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.before = descriptorsOf(globalThis);
    this.env = { ...process.env };
    this.exit = process.exit;
    Object.assign(globalThis, projectConfig.globals);
  }

  setup() {
    return Promise.resolve();
  }

  teardown() {
    restore(globalThis, this.before);
    process.exit = this.exit;
    for (const name of Object.keys(process.env))
      if (!(name in this.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, this.env);
    return Promise.resolve();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
};
