import providers from 'email-providers/all.json';
import { getDomain } from 'tldts';

/** Whom a domain tells apart: a company's own, and neither that of a mail provider nor of a place with many pages. */

/** Access providers whose addresses companies use, and that the kept list lacks. */
const otherProviders = [
  ...[
    'hinet.net',
    'seed.net.tw',
    'so-net.net.tw',
    'pchome.com.tw',
    'giga.net.tw',
    'url.com.tw',
    'anet.net.tw',
  ],
  ...[
    'apol.com.tw',
    'ethome.net.tw',
    'kimo.com',
    '139.com',
    '189.cn',
    'wo.cn',
    'vip.163.com',
    'netvigator.com',
  ],
  ...[
    'biznetvigator.com',
    'singnet.com.sg',
    'daum.net',
    'hanmail.net',
    'nifty.com',
    'ocn.ne.jp',
    'btconnect.com',
  ],
];

/** Where many companies have their pages. */
const sharedSites = [
  ...[
    'facebook.com',
    'linkedin.com',
    'instagram.com',
    'youtube.com',
    'twitter.com',
    'x.com',
    'line.me',
    'lin.ee',
  ],
  ...[
    'google.com',
    'goo.gl',
    'linktr.ee',
    'wikipedia.org',
    'weixin.qq.com',
    'weibo.com',
    'douyin.com',
    'tmall.com',
  ],
  ...[
    'taobao.com',
    '1688.com',
    'alibaba.com',
    'made-in-china.com',
    'globalsources.com',
    'taiwantrade.com',
    'jd.com',
  ],
  ...[
    '104.com.tw',
    '1111.com.tw',
    'twincn.com',
    'amazon.com',
    'ebay.com',
    'shopee.tw',
    'ruten.com.tw',
    'momoshop.com.tw',
  ],
  ...[
    'wix.com',
    'weebly.com',
    'wordpress.com',
    'squarespace.com',
    'sites.google.com',
    'github.com',
    'notion.site',
  ],
];

const shared = new Set([...providers, ...otherProviders, ...sharedSites]);

/** The domain that a company has registered, of an email address or a website; null: none, or one of many people. */
export function companyDomain(given: string): string | null {
  const text = given.normalize('NFKC').trim().toLowerCase();
  const host = text.includes('@') && !text.includes('/') ? text.slice(text.lastIndexOf('@') + 1) : text;
  const domain = getDomain(host, { allowPrivateDomains: true });
  if (domain === null || shared.has(domain) || shared.has(host)) return null;
  return domain;
}
