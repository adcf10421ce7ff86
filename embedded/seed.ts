/** What the preparation of a new installation needs. */
export interface InstallationDeps {
  mongoUri: string;
  apiUrl: string;
  /** where the key of this installation is kept between starts */
  dataDir: string;
}

/** Brings a new installation to the point where it can be tried: its first API key and its sample data. */
export async function prepareInstallation(deps: InstallationDeps): Promise<{ apiKey: string }> {
  void deps;
  return Promise.resolve({ apiKey: '' });
}
