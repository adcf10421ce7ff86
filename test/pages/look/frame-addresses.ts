import { exampleCustomer, exampleCustomerPerson } from '../../../api/examples/examples';
import type { Language } from '../../../domain/playbook/playbook';
import type { RunningApi } from '../../api/running-api';
import { person } from '../../api/running-api';
import { projectOf, readers } from './page-addresses';

/** Somebody and something to find. */
export async function createPeopleToFind(
  { api }: { readonly api: RunningApi },
  language: Language,
): Promise<void> {
  const isEnglish = language === 'en';
  const id = `found-${language}`;
  const name = isEnglish ? 'Harbour Foods Manufacturing' : '海港食品股份有限公司';
  const ownerId = readers[language];
  await api.post('/v1/customers', { ...exampleCustomer, id, name, language, ownerId });
  for (const [index, found] of (isEnglish ? ['Iris Harbour', 'Tom Wu'] : ['王海港', '陳美華']).entries()) {
    await api.post('/v1/customer-people', {
      ...exampleCustomerPerson,
      ...{ id: `${id}-${index}`, customerId: id, name: found, reportsToId: null },
    });
  }
  await projectOf(api, ownerId, isEnglish ? 'Harbour cooling line' : '海港三號冷卻產線');
  const colleague = isEnglish ? 'Ann Harbour' : '林海港';
  await api.store.people.create(person(`colleague-${language}`, { name: colleague }));
}

/** The front door, what is found, and what is not there. */
export function framePages(language: Language) {
  const word = language === 'en' ? 'harbour' : '海港';
  return {
    guest: { front: '/', nowhere: '/todey', 'sign-in-guest': '/sign-in', 'bad-link': '/act?token=x' },
    signedIn: {
      settings: '/settings?saved=1&was=.',
      search: '/search',
      'search-found': `/search?q=${encodeURIComponent(word)}`,
      'search-nothing': '/search?q=zzzz',
      'nowhere-signed-in': '/todey',
    },
  };
}
