import { it } from '@jest/globals';
import { inBrowser } from './pages-in-browser';

inBrowser('the documents in a browser', (pages) => {
  it('can be read by everybody: guides and problems', async () => {
    const addresses = {
      guides: '/docs/guides',
      // prose, long programs, tables
      ...Object.fromEntries(
        ['first-call', 'webhooks', 'limits'].map((name) => [`guide-${name}`, `/docs/guides/${name}`]),
      ),
      problems: '/problems',
      problem: '/problems/unknown-milestone',
    };
    await pages.look(addresses, 'en');
  });
});
