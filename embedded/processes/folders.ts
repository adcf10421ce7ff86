import path from 'node:path';

/** Folder of the checkout. */
export const checkoutDir = path.resolve(__dirname, '..', '..');

/** What was installed for this checkout and which downloads failed; deleting it starts over. */
export const enginesDir = path.join(checkoutDir, '.milepost', 'engines');
