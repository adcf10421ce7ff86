import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { BundleOptions, WorkflowBundleOption } from '@temporalio/worker';
import { bundleWorkflowCode } from '@temporalio/worker';
import { buildIdOf } from './build-id';

/** The workflows' converter, which refuses what it cannot decode instead of failing the task. */
export const payloadConverterPath = require.resolve('../contracts/sandbox/payload-converter');

/** Builds the bundle of all workflows from their sources. */
export async function buildWorkflowBundle(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows/index'),
    payloadConverterPath,
    workflowInterceptorModules: [require.resolve('../workflows/interceptors')],
    webpackConfigHook: compiledForNode,
    // the SDK's own progress lines would get mixed into the worker's JSON log
    logger: { log: noLog, trace: noLog, debug: noLog, info: noLog, warn: noLog, error: noLog },
  });
  return code;
}

type WebpackHook = NonNullable<BundleOptions['webpackConfigHook']>;

/**
 * Compiles for the Node that runs it and not for ES2017, the SDK's target, in which each object spread is a function
 * that looks up globals: a project's state consists of little else.
 *
 * @throws when the SDK declares its compiler in another way
 */
const compiledForNode: WebpackHook = (config) => {
  const uses = config.module?.rules?.flatMap((rule) => (rule && typeof rule === 'object' ? [rule.use] : []));
  const options = uses?.flatMap((use) =>
    use && typeof use === 'object' && 'options' in use && typeof use.options === 'object'
      ? [use.options]
      : [],
  );
  const compiler = options?.find((each) => 'jsc' in each)?.['jsc'] as { target?: string } | undefined;
  if (!compiler) throw new Error("The SDK's bundler has no SWC compiler whose target could be set.");
  compiler.target = 'es2022';
  return config;
};

function noLog(): undefined {
  return undefined;
}

/** A bundle, and the build id by which the server tells its workflows from those of other code. */
export interface Build {
  readonly buildId: string;
  readonly workflowBundle: WorkflowBundleOption;
}

/**
 * The bundle that a worker runs: the one at `bundlePath` if given, else one built now.
 *
 * @throws when the named bundle does not exist: building another one instead would hide a broken image
 */
export async function workflowBuild(bundlePath: string | undefined): Promise<Build> {
  if (bundlePath === undefined) {
    const code = await buildWorkflowBundle();
    return { buildId: buildIdOf(code), workflowBundle: { code } };
  }
  if (!existsSync(bundlePath)) {
    throw new Error(
      `MILEPOST_WORKFLOW_BUNDLE names ${bundlePath}, which does not exist: run "npm run build" first.`,
    );
  }
  return {
    buildId: buildIdOf(await readFile(bundlePath, 'utf8')),
    workflowBundle: { codePath: bundlePath },
  };
}
