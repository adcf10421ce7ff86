import { it } from '@jest/globals';
import type { Language } from '../../../domain/playbook/playbook';
import { adminAddresses, administrators } from './page-addresses';
import { inBrowser } from './pages-in-browser';

inBrowser('the administration in a browser', (pages) => {
  it.each<Language>(['en', 'zh-TW'])('can be read and used by everybody (%s)', async (language) => {
    const addresses = await adminAddresses(pages, language);

    await pages.look(addresses, language, administrators[language]);
  });
});
