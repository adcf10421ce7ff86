/**
 * What `node_modules` lacks, by comparing package-lock.json with the record that npm keeps inside node_modules.
 * npm writes that record last, so an install that broke off has none and counts as missing altogether.
 *
 * @param {string} lockText package-lock.json
 * @param {string | undefined} installedText node_modules/.package-lock.json, when there is one
 * @returns {string[]} names of packages that are missing or have another version
 */
export function missingPackages(lockText, installedText) {
  const wanted = Object.entries(JSON.parse(lockText).packages).filter(([folder]) => folder !== '');
  const installed = installedText === undefined ? {} : JSON.parse(installedText).packages;
  return wanted
    .filter(([folder, entry]) => {
      const present = installed[folder];
      // npm leaves out what is optional and made for another platform
      return present ? present.version !== entry.version : entry.optional !== true;
    })
    .map(([folder]) => folder.replace(/^.*node_modules\//, ''));
}
