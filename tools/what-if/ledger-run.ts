import { ledgerAssumptions, whatIfLedgers } from '../../what-if/ledgers/what-if-ledgers';
import { loadConfig } from '../../config/config';
import { inheritedEnvironment, loadEmbeddedConfig } from '../../config/embedded';
import type { ClockChange } from '../../what-if/model/rules';
import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { ClearError } from '../../embedded/processes/clear-error';
import { checkoutDir } from '../../embedded/processes/folders';
import type { Comparison } from './outcome';
import { stagesOf } from './public-run';

/**
 * Runs every project of an installation: of the configured MongoDB, or of the one that `npm start` runs here.
 *
 * @throws ClearError when no database answers or it has no projects; SettingsError when a setting cannot be used
 */
export async function runLedgers(changes: readonly ClockChange[], nowMs: number): Promise<Comparison> {
  const env = inheritedEnvironment();
  const { configured, ports } = loadEmbeddedConfig(checkoutDir, env);
  const ownUri = `mongodb://127.0.0.1:${ports.mongodb}/milepost?directConnection=true`;
  const settings = loadConfig({ ...env, MILEPOST_MONGODB_URI: configured.mongodbUri ?? ownUri });
  const store = await connect(settings.mongodbUri, configured.mongodbUri !== undefined);
  try {
    const { rules } = await loadPlaybookFile(standardPlaybookFile());
    const { reports, projects } = await whatIfLedgers(store, settings, {
      changes,
      stages: stagesOf(rules),
      limit: Number.MAX_SAFE_INTEGER,
      nowMs,
    });
    if (projects === 0) throw new ClearError('The ledger has no projects yet: there is nothing to compare.');
    const outcomes = changes.flatMap((change, index) => {
      const report = reports[index];
      return report ? [{ change, report }] : [];
    });
    return { outcomes, assumptions: ledgerAssumptions };
  } finally {
    await store.close();
  }
}

async function connect(uri: string, isConfigured: boolean): Promise<Store> {
  try {
    return await connectStore(uri);
  } catch (error) {
    const remedy = isConfigured
      ? 'start the server that MILEPOST_MONGODB_URI names'
      : 'start Milepost with npm start, or set MILEPOST_MONGODB_URI';
    throw new ClearError(`No MongoDB answers, so there is no ledger to read: ${remedy}.`, { cause: error });
  }
}
