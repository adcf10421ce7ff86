import type { FactSource } from '../playbook/facts';
import type { Bilingual } from '../playbook/playbook';

/**
 * Where in the archive a fact is written. The places are the platform's and not a company's, so they stand here and not
 * in playbooks, which every project carries along.
 */
export function whereToWrite(from: FactSource['from']): Bilingual {
  return sentences[from];
}

const sentences: Readonly<Record<FactSource['from'], Bilingual>> = {
  archive: {
    en: 'Write it into the record of the customer, and its people with their position and their part in the buying committee.',
    'zh-TW': '請寫進客戶檔案；人員也要填上職稱和在採購小組裡的角色。',
  },
  committee: {
    en: 'Write each person into the customer archive, with their part in the buying committee.',
    'zh-TW': '請把每個人寫進客戶檔案，並註明在採購小組裡的角色。',
  },
  answer: {
    en: 'Write it among the answers in the record of the customer.',
    'zh-TW': '請寫進客戶檔案的答覆欄。',
  },
};
