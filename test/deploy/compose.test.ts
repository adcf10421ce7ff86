import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { parse, parseDocument } from 'yaml';

import { workerSettings } from '../../config/settings';
import { searchAttributeTypes } from '../../contracts/sandbox/search-attributes';
import { composeSchema } from './compose-schema';
import type { ComposeService } from './compose-schema';

const checkout = path.join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(checkout, file), 'utf8');

const composeText = read('docker-compose.yml');
const compose = composeSchema.parse(parse(composeText, { merge: true }));
const services = Object.entries(compose.services);
const exampleSettings = new Map(
  [...read('.env.example').matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]),
);

/** Every `${VAR}` of the file with what stands behind the name, such as `:-3000` or `:?set it in .env`. */
const variables = [...composeText.matchAll(/\$\{([A-Z0-9_]+)([^${}]*)/g)].map(([, name, rest]) => ({
  name: name!,
  rest: rest!,
}));

describe('docker-compose.yml', () => {
  test('is YAML without faults', () => {
    const document = parseDocument(composeText, { merge: true });

    expect([...document.errors, ...document.warnings]).toEqual([]);
  });

  test('names a version for every image, and builds API and worker alike', () => {
    const foreign = services.filter(([, { image }]) => !image.startsWith('${MILEPOST_'));

    for (const [name, { image }] of foreign)
      expect([name, image]).toEqual([name, expect.stringMatching(pinned)]);
    expect(compose.services['api']?.build).toBe('.');
    expect(compose.services['worker']?.build).toBe('.');
    expect(compose.services['worker']?.image).toBe(compose.services['api']?.image);
  });

  test('runs the worker of the build before beside the new one, in all but its image and when it is asked for', () => {
    const { profiles, image, ...previous } = compose.services['worker-previous']!;
    const { build, image: ownImage, ...worker } = compose.services['worker']!;

    expect(previous).toEqual(worker);
    expect(profiles).toEqual(['previous']);
    expect([ownImage, build]).toEqual(['${MILEPOST_IMAGE:-milepost:local}', '.']);
    expect(image).toBe('${MILEPOST_PREVIOUS_IMAGE:-milepost:previous}');
  });

  test('takes server and tools of Temporal in the same version', () => {
    const version = (name: string) => compose.services[name]?.image.split(':')[1];

    expect(version('temporal-schema')).toBe(version('temporal'));
    expect(version('temporal-set-up')).toBe(version('temporal'));
  });

  test('waits only for services that are there, in a way that they can answer', () => {
    for (const [name, { depends_on: dependencies = {} }] of services) {
      for (const [other, { condition }] of Object.entries(dependencies)) {
        const dependency = compose.services[other];
        expect([name, other, dependency && kindOf(dependency)]).toEqual([name, other, condition]);
      }
    }
  });

  test('lets a service run without what another profile starts', () => {
    for (const [name, { profiles = [], depends_on: dependencies = {} }] of services) {
      for (const [other, { required = true }] of Object.entries(dependencies)) {
        const isInSameProfile =
          compose.services[other]?.profiles?.every((each) => profiles.includes(each)) ?? true;
        expect([name, other, required]).toEqual([name, other, isInSameProfile]);
      }
    }
  });

  test('publishes nothing beyond this machine unless .env says so', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);

    expect(published.length).toBeGreaterThan(0);
    for (const port of published) expect(port).toMatch(/^(127\.0\.0\.1|\$\{[A-Z_]+:-127\.0\.0\.1\}):/);
    for (const [name, value] of exampleSettings) if (name.endsWith('_BIND')) expect(value).toBe('127.0.0.1');
  });

  test('takes every setting from a variable that .env.example explains', () => {
    const explained = [...read('.env.example').matchAll(/(?:^#.*\n)+(?:[A-Z0-9_]+=.*\n)+/gm)].join('\n');

    for (const { name } of variables) expect([...exampleSettings.keys()]).toContain(name);
    for (const name of exampleSettings.keys()) expect(explained).toContain(`${name}=`);
  });

  test('uses every variable of .env.example', () => {
    const used = new Set(['COMPOSE_PROFILES', ...variables.map(({ name }) => name)]);

    expect([...exampleSettings.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  test('has no password of its own: each must be set, and .env.example has placeholders', () => {
    const secretNames = /PASSWORD|PWD|SECRET|API_KEY/;
    for (const [service, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment).filter(([each]) => secretNames.test(each))) {
        expect([service, name, value]).toEqual([
          service,
          name,
          expect.stringMatching(/^\$\{[A-Z_]+:(\?.+|-)\}$/),
        ]);
      }
    }
    for (const { name, rest } of variables.filter((each) => secretNames.test(each.name))) {
      expect([name, rest]).toEqual([name, expect.stringMatching(/^$|^:\?|^:-$/)]);
    }
    for (const [name, value] of exampleSettings) {
      if (secretNames.test(name)) expect(value).toMatch(/^$|^change-me-/);
    }
  });

  test('sets the defaults of the examples', () => {
    const withDefault = variables.filter(({ rest }) => rest.startsWith(':-') && rest !== ':-');

    for (const { name, rest } of withDefault) {
      if (exampleSettings.get(name) !== '')
        expect([name, exampleSettings.get(name)]).toEqual([name, rest.slice(2)]);
    }
  });

  test('hands API and worker every setting that they read', () => {
    const byImage = ['MILEPOST_WORKFLOW_BUNDLE'];

    for (const name of ['api', 'worker', 'worker-previous']) {
      const given = Object.keys(compose.services[name]?.environment ?? {}).filter((each) =>
        each.startsWith('MILEPOST_'),
      );
      expect([...given, ...byImage].sort()).toEqual(Object.keys(workerSettings.shape).sort());
    }
  });

  test('runs Milepost itself with as few rights as it needs', () => {
    for (const name of ['api', 'worker', 'worker-previous']) {
      expect(compose.services[name]).toMatchObject({
        read_only: true,
        tmpfs: ['/tmp'],
        cap_drop: ['ALL'],
        init: true,
      });
    }
    for (const [name, service] of services) {
      expect([name, service.security_opt]).toEqual([name, ['no-new-privileges:true']]);
    }
  });

  test('mounts files that are there, for reading', () => {
    const mounts = services.flatMap(([, { volumes = [] }]) => volumes.filter((each) => each.startsWith('.')));

    expect(mounts.length).toBeGreaterThan(0);
    for (const mount of mounts) {
      const [source, , mode] = mount.split(':');
      expect([source, existsSync(path.join(checkout, source!)), mode]).toEqual([source, true, 'ro']);
    }
  });
});

test('the set-up registers the search attributes of the contract', () => {
  const command = read('deploy/temporal-set-up.sh');

  const registered = [...command.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name, type]) => [
    name,
    type,
  ]);

  expect(Object.fromEntries(registered)).toEqual(searchAttributeTypes);
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const stages = lines.flatMap((line) => /^FROM \S+ AS (\w+)$/.exec(line)?.[1] ?? []);
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  test('builds in one stage and runs in another, on a pinned image', () => {
    const base = /^ARG NODE_IMAGE=(.+)$/m.exec(read('Dockerfile'))?.[1];

    expect(stages).toEqual(['build', 'packages', 'milepost']);
    expect(base).toMatch(/^node:24\.\d+-bookworm-slim$/);
    for (const line of lines.filter((each) => each.startsWith('FROM ')))
      expect(line).toMatch(/^FROM \$\{NODE_IMAGE\} /);
  });

  test('copies only from stages that are there', () => {
    const sources = last.flatMap((line) => /--from=(\w+)/.exec(line)?.[1] ?? []);

    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(stages).toContain(source);
  });

  test('leaves the development packages out and does not run as root', () => {
    expect(lines.filter((line) => line.includes('--omit=dev'))).toHaveLength(1);
    expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
    expect(last.some((line) => line.includes('NODE_ENV=production'))).toBe(true);
  });

  test('starts programs that the build makes', () => {
    const commands = services.flatMap(([, { build, command = [] }]) => (build === undefined ? [] : command));
    const programs = commands.filter((part) => part.startsWith('dist/'));

    expect(programs).toEqual(['dist/api/main.js', 'dist/worker/main.js']);
    for (const program of programs) {
      expect(existsSync(path.join(checkout, program.replace(/^dist\/(.+)\.js$/, '$1.ts')))).toBe(true);
    }
  });
});

test('.dockerignore lets in what the build compiles, and no settings', () => {
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const { include } = parse(read('tsconfig.build.json')) as { include: string[] };

  expect(read('.dockerignore')).toMatch(/^\*$/m);
  expect(allowed).toEqual(expect.arrayContaining(include));
  for (const each of allowed) expect([each, existsSync(path.join(checkout, each))]).toEqual([each, true]);
  expect(allowed.filter((each) => each.startsWith('.env'))).toEqual([]);
});

/** A tag with at least major and minor version. */
const pinned = /^[\w./-]+:v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/;

/** The condition that fits a service: one that ends by itself has no health to wait for. */
function kindOf(service: ComposeService): 'service_healthy' | 'service_completed_successfully' | undefined {
  if (service.restart?.startsWith('on-failure')) return 'service_completed_successfully';
  return service.healthcheck && 'service_healthy';
}
