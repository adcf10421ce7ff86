import { describe, expect, test } from '@jest/globals';
import { companyId } from '../../matching/company-ids';
import { companyDomain } from '../../matching/domains';
import { foldedNames } from '../../matching/names';
import { phoneNumber } from '../../matching/phones';

describe('names', () => {
  test.each([
    ['臺灣鼎碩精密工業股份有限公司', '鼎硕精密工业', ''],
    ['ＤＩＮＧ　ＳＨＵＯ　Ｃｏ．，Ｌｔｄ．', 'dingshuo', ''],
    ['鼎碩精密高雄廠', '鼎硕精密', '高雄厂'],
    ['上海机床厂有限公司', '机床厂', ''],
    ['Müller Maschinenbau GmbH & Co. KG', 'mullermachinery', ''],
    ['Kaida Precision Co., Ltd. Kaohsiung Factory', 'kaidaprecision', 'kaohsiung factory'],
    ['台灣水泥股份有限公司', '台湾水泥', ''],
  ])('%s is compared as %s', (name, core, unit) => {
    expect(foldedNames(name)).toEqual([expect.objectContaining({ core, unit })]);
  });

  test('a name in two scripts is two names', () => {
    expect(foldedNames('旭岳機電 Dingshuo Electric').map(({ core }) => core)).toEqual([
      '旭岳机电',
      'dingshuoelectric',
    ]);
    expect(foldedNames('HKT恆凱通訊').map(({ core }) => core)).toEqual(['hkt恒凯通讯']);
  });

  test.each(['', ' ', '()', '&', '有限公司', '公司', 'Co., Ltd.', '（股）', '𠮷', '(((', '第', 'ü'])(
    'takes anything: "%s"',
    (name) => {
      for (const { core } of foldedNames(name)) expect(core).not.toBe('');
    },
  );
});

describe('company ids', () => {
  test.each([
    ['TW', '0459 5257', '04595257', true],
    // of the numbers that are given out since 2023
    ['TW', '24064289', '24064289', true],
    ['TW', '04595258', '04595258', false],
    ['CN', '91110000600037341l', '91110000600037341L', true],
    ['DE', 'DE 136 695 976', '136695976', true],
    ['GR', 'EL094259216', '094259216', true],
    ['XX', 'AB-92 34 56', 'AB923456', false],
  ])('%s %s', (country, given, value, isValid) => {
    expect(companyId({ kind: 'tax', country, value: given })).toEqual({
      kind: 'tax',
      country,
      value,
      isValid,
    });
  });

  test.each(['00000000', '12345678', '99999999', 'n/a', '-'])('%s is none', (value) => {
    expect(companyId({ kind: 'tax', country: 'TW', value })).toBeNull();
  });
});

test.each([
  ['wu@mail.dingshuo.com.tw', 'dingshuo.com.tw'],
  ['https://www.dingshuo.com.tw/about?x=1', 'dingshuo.com.tw'],
  ['dingshuo.example', 'dingshuo.example'],
  ['wu@gmail.com', null],
  ['wu@ms12.hinet.net', null],
  ['10001@qq.com', null],
  ['https://facebook.com/dingshuo', null],
  ['localhost', null],
  ['192.0.2.1', null],
  ['', null],
])('the domain of %s is %s', (given, domain) => {
  expect(companyDomain(given)).toBe(domain);
});

test('phones are compared with their country, without extension', () => {
  expect(phoneNumber('02-2345-6789 ext 12', 'TW')).toBe('+886223456789');
  expect(phoneNumber('+886 2 2345 6789', null)).toBe('+886223456789');
  expect(phoneNumber('2345', 'TW')).toBeNull();
});
