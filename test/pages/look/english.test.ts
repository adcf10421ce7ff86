import { it } from '@jest/globals';
import { addressesFor, projectAddresses } from './page-addresses';
import { inBrowser } from './pages-in-browser';

const language = 'en';

inBrowser('the pages in a browser', (pages) => {
  it(`can be read and used by everybody (${language})`, async () => {
    await pages.look(await addressesFor(pages, language), language);
  });

  it(`can be read and used by whoever leads projects (${language})`, async () => {
    await pages.look(await projectAddresses(pages, language), language);
  });
});
