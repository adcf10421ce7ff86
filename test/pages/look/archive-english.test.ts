import { it } from '@jest/globals';
import { customerAddresses, officeAddresses } from './page-addresses';
import { inBrowser } from './pages-in-browser';

const language = 'en';

inBrowser('the pages of the archive in a browser', (pages) => {
  it(`can be read and used by whoever works with a customer (${language})`, async () => {
    await pages.look(await customerAddresses(pages, language), language);
  });

  it(`can be read and used by whoever imports files and decides on duplicates (${language})`, async () => {
    await pages.look(await officeAddresses(pages, language), language);
  });
});
