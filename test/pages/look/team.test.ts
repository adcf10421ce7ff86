import { it } from '@jest/globals';
import type { Language } from '../../../domain/playbook/playbook';
import { projectAddresses, readers } from './page-addresses';
import { inBrowser } from './pages-in-browser';

inBrowser('the pages about a team in a browser', (pages) => {
  it.each<Language>(['en', 'zh-TW'])('can be read and used by everybody (%s)', async (language) => {
    await projectAddresses(pages, language);
    const rep = `led-by-${readers[language]}`;
    await pages.look(
      {
        team: '/team',
        'team-member': `/team/${rep}?said=started`,
        'team-hand-over': `/team/${rep}/hand-over`,
        numbers: '/numbers',
        'numbers-earlier': '/numbers?quarter=2025-Q3',
        'list-of-quarter': '/projects/list?place=lost&ended=2026-Q4',
      },
      language,
    );
  });
});
