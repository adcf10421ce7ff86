/**
 * Places in names of companies. A place is kept beside the name: that one writes it and another does not is usual, that
 * two write different ones makes two parties. A city is in a region and a region in a country, so 江蘇 and 蘇州 agree.
 */

/** In simplified characters: countries, their regions, and cities after the region's name. */
const han = `
中国: 北京 上海 天津 重庆 河北=石家庄,唐山,保定,廊坊,秦皇岛 山西=太原,大同市 辽宁=沈阳,大连,鞍山 吉林=长春 黑龙江=哈尔滨,大庆
 江苏=南京,苏州,无锡,常州,南通,扬州,镇江,徐州,盐城,泰州,昆山,太仓,常熟,张家港,江阴,宜兴,吴江
 浙江=杭州,宁波,温州,嘉兴,绍兴,金华,台州,湖州,义乌,慈溪 安徽=合肥,芜湖,蚌埠 福建=福州,厦门,泉州,漳州,晋江
 江西=南昌,赣州,九江 山东=济南,青岛,烟台,威海,潍坊,淄博,临沂,济宁 河南=郑州,洛阳 湖北=武汉,宜昌,襄阳 湖南=长沙,株洲,湘潭
 广东=广州,深圳,东莞,佛山,珠海,惠州,江门,汕头,顺德,中山,肇庆,湛江 海南=海口,三亚 四川=成都,绵阳 贵州=贵阳 云南=昆明
 陕西=西安 甘肃=兰州 青海=西宁 内蒙古=呼和浩特,包头 广西=南宁,桂林,柳州 西藏=拉萨 宁夏=银川 新疆=乌鲁木齐
 华东 华南 华北 华中 西南 西北 东北
台湾: 台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 苗栗 彰化 南投 云林 屏东 宜兰 花莲 台东 澎湖 金门
 新竹=竹北,竹科 桃园=龙潭,观音,中坜 新北=林口,板桥,新店 台北=内湖,南港 高雄=楠梓,路竹,冈山 台南=南科,新营 台中=中科园区,大甲
香港:
澳门:
日本: 东京 大阪 横滨 名古屋 京都
韩国: 首尔 釜山
新加坡:
越南: 河内 胡志明 平阳 海防
泰国: 曼谷
马来西亚: 吉隆坡 槟城
印度: 孟买 德里 班加罗尔
印尼: 雅加达
菲律宾: 马尼拉
美国: 加州 纽约 德州
加拿大:
墨西哥:
德国: 柏林 慕尼黑 汉堡
法国: 巴黎
英国: 伦敦
荷兰:
瑞士:
瑞典:
意大利: 米兰
西班牙:
比利时:
奥地利:
澳洲: 悉尼 墨尔本
萨摩亚:
开曼:
英属维京群岛:
`;

/** In Latin letters, as words are folded, with the place in characters. */
const latin = `
china=中国 prc=中国 zhongguo=中国 beijing=中国/北京 peking=中国/北京 shanghai=中国/上海 tianjin=中国/天津 chongqing=中国/重庆
hebei=中国/河北 shandong=中国/山东 jinan=中国/山东/济南 qingdao=中国/山东/青岛 yantai=中国/山东/烟台 jiangsu=中国/江苏
nanjing=中国/江苏/南京 suzhou=中国/江苏/苏州 wuxi=中国/江苏/无锡 changzhou=中国/江苏/常州 nantong=中国/江苏/南通
kunshan=中国/江苏/昆山 taicang=中国/江苏/太仓 zhejiang=中国/浙江 hangzhou=中国/浙江/杭州 ningbo=中国/浙江/宁波
wenzhou=中国/浙江/温州 jiaxing=中国/浙江/嘉兴 anhui=中国/安徽 hefei=中国/安徽/合肥 fujian=中国/福建 xiamen=中国/福建/厦门
fuzhou=中国/福建/福州 quanzhou=中国/福建/泉州 guangdong=中国/广东 guangzhou=中国/广东/广州 canton=中国/广东/广州
shenzhen=中国/广东/深圳 dongguan=中国/广东/东莞 foshan=中国/广东/佛山 zhuhai=中国/广东/珠海 huizhou=中国/广东/惠州
hubei=中国/湖北 wuhan=中国/湖北/武汉 hunan=中国/湖南 changsha=中国/湖南/长沙 henan=中国/河南 zhengzhou=中国/河南/郑州
sichuan=中国/四川 chengdu=中国/四川/成都 shaanxi=中国/陕西 xian=中国/陕西/西安 liaoning=中国/辽宁 dalian=中国/辽宁/大连
shenyang=中国/辽宁/沈阳 taiwan=台湾 taipei=台湾/台北 newtaipei=台湾/新北 taoyuan=台湾/桃园 hsinchu=台湾/新竹
taichung=台湾/台中 tainan=台湾/台南 kaohsiung=台湾/高雄 hongkong=香港 hk=香港 macau=澳门 macao=澳门 japan=日本 tokyo=日本/东京
osaka=日本/大阪 nippon=日本 korea=韩国 seoul=韩国/首尔 singapore=新加坡 vietnam=越南 hanoi=越南/河内 thailand=泰国
bangkok=泰国/曼谷 malaysia=马来西亚 penang=马来西亚/槟城 india=印度 mumbai=印度/孟买 bangalore=印度/班加罗尔 indonesia=印尼
jakarta=印尼/雅加达 philippines=菲律宾 manila=菲律宾/马尼拉 usa=美国 us=美国 america=美国 americas=美国 california=美国/加州
texas=美国/德州 newyork=美国/纽约 canada=加拿大 mexico=墨西哥 brazil=巴西 brasil=巴西 germany=德国 deutschland=德国
berlin=德国/柏林 munchen=德国/慕尼黑 munich=德国/慕尼黑 hamburg=德国/汉堡 frankfurt=德国/法兰克福 koln=德国/科隆
stuttgart=德国/斯图加特 france=法国 paris=法国/巴黎 lyon=法国/里昂 uk=英国 gb=英国 unitedkingdom=英国 london=英国/伦敦
manchester=英国/曼彻斯特 birmingham=英国/伯明翰 ireland=爱尔兰 dublin=爱尔兰/都柏林 netherlands=荷兰 nederland=荷兰
amsterdam=荷兰/阿姆斯特丹 rotterdam=荷兰/鹿特丹 belgium=比利时 switzerland=瑞士 schweiz=瑞士 suisse=瑞士 zurich=瑞士/苏黎世
austria=奥地利 osterreich=奥地利 wien=奥地利/维也纳 vienna=奥地利/维也纳 italy=意大利 italia=意大利 milano=意大利/米兰
torino=意大利/都灵 spain=西班牙 espana=西班牙 iberica=西班牙 madrid=西班牙/马德里 barcelona=西班牙/巴塞罗那 portugal=葡萄牙
sweden=瑞典 sverige=瑞典 norway=挪威 norge=挪威 denmark=丹麦 danmark=丹麦 finland=芬兰 suomi=芬兰 poland=波兰 polska=波兰
czech=捷克 hungary=匈牙利 turkey=土耳其 russia=俄罗斯 australia=澳洲 sydney=澳洲/悉尼 melbourne=澳洲/墨尔本 newzealand=新西兰
europe=欧洲 asia=亚洲 asiapacific=亚洲 apac=亚洲 emea=欧洲 dubai=阿联酋/迪拜 uae=阿联酋
`;

/** Places of several words, as they are joined before they are looked up. */
export const joinedPlaces: readonly (readonly [RegExp, string])[] = [
  [/\bhong kong\b/g, 'hongkong'],
  [/\bnew taipei\b/g, 'newtaipei'],
  [/\bnew york\b/g, 'newyork'],
  [/\bnew zealand\b/g, 'newzealand'],
  [/\bunited kingdom\b/g, 'unitedkingdom'],
  [/\basia pacific\b/g, 'asiapacific'],
  [/\bunited states( of america)?\b/g, 'usa'],
  [/\bnorth america\b/g, 'america'],
  [/\bxi an\b/g, 'xian'],
  [/\bu s a\b/g, 'usa'],
  [/\bu k\b/g, 'uk'],
  [/\bp r c\b/g, 'prc'],
];

/** Nationalities as they stand in names of foreign companies in Taiwan: 美商, 日商, 香港商. */
const traders = `美=美国 日=日本 英=英国 德=德国 法=法国 港=香港 韩=韩国 荷=荷兰 瑞士=瑞士 义大利=意大利 新=新加坡 加=加拿大
英属维京群岛=英属维京群岛 英属开曼群岛=开曼 开曼=开曼 萨摩亚=萨摩亚 新加坡=新加坡 香港=香港 荷兰=荷兰 瑞典=瑞典 大陆=中国`;

const hanPlaces = new Map<string, string>();
for (const line of han.replaceAll('\n ', ' ').trim().split('\n')) {
  const [country = '', regions = ''] = line.split(':');
  hanPlaces.set(country, country);
  for (const region of regions.trim().split(' ')) {
    const [name = '', cities = ''] = region.split('=');
    if (name !== '') hanPlaces.set(name, `${country}/${name}`);
    for (const city of cities.split(',')) if (city !== '') hanPlaces.set(city, `${country}/${name}/${city}`);
  }
}
const pairsOf = (text: string): (readonly [string, string])[] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
const latinPlaces = new Map(pairsOf(latin));
const traderPlaces = new Map(pairsOf(traders));
const longestHan = Math.max(...[...hanPlaces.keys()].map((name) => name.length));

const ofLevel = '(?:特别行政区|自治区|省|市|县|区)?';
const trader = new RegExp(
  `^(${[...traderPlaces.keys()].sort((one, other) => other.length - one.length).join('|')})商`,
);

/** A place at the beginning of a name in simplified characters, with what follows it; null: none. */
export function leadingHanPlace(name: string): { readonly place: string; readonly rest: string } | null {
  const [whole, nation] = trader.exec(name) ?? [];
  if (whole !== undefined && nation !== undefined) {
    return { place: traderPlaces.get(nation) ?? nation, rest: name.slice(whole.length) };
  }
  for (let length = Math.min(longestHan, name.length); length > 1; length -= 1) {
    const place = hanPlaces.get(name.slice(0, length));
    if (place === undefined) continue;
    const rest = name.slice(length);
    return { place, rest: rest.replace(new RegExp(`^${ofLevel}`), '') };
  }
  return null;
}

/** The places of which a text in simplified characters consists; null: it says something else. */
export function onlyHanPlaces(text: string): string[] | null {
  const places: string[] = [];
  let rest = text;
  while (rest !== '') {
    const found = leadingHanPlace(rest);
    if (!found) return null;
    places.push(found.place);
    rest = found.rest;
  }
  return places.length > 0 ? places : null;
}

/** The place that a folded word stands for. */
export function latinPlace(word: string): string | null {
  return latinPlaces.get(word) ?? null;
}

/** Whether one place is in the other. */
function agree(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

/** How the places of two names stand to each other. */
export function placesBeside(
  ours: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): 'same' | 'one' | 'other' {
  if (ours.size === 0 && theirs.size === 0) return 'same';
  if (ours.size === 0 || theirs.size === 0) return 'one';
  const isCovered = (places: ReadonlySet<string>, by: ReadonlySet<string>): boolean =>
    [...places].every((place) => [...by].some((other) => agree(place, other)));
  return isCovered(ours, theirs) || isCovered(theirs, ours) ? 'same' : 'other';
}
