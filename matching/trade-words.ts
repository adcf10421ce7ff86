/**
 * Words of names that many companies share: what they do, and how they are organised. A name that has nothing else is
 * compared as a whole; beside other words they tell less.
 */

const hanWords = `
股份 科技 技术 电子 电器 电机 电气 电力 电脑 电路 电信 电讯 电缆 半导体 光电 光学 光纤 通讯 通信 资讯 信息 软件 软体 网络 网路 数字 数码 数位 数据
智能 智慧 自动化 系统 系统集成 集成 积体 制造 制品 工业 实业 产业 企业 工程 建设 建筑 建材 营造 营建 机械 机电 机器 机床 工具机 设备 仪器 仪表
精密 精工 精机 模具 五金 金属 钢铁 钢 铜 铝业 铸造 化工 化学 化纤 材料 新材料 塑胶 塑料 橡胶 石化 石油 天然气 燃气 能源 新能源 环保 环境 水务
水泥 玻璃 陶瓷 造纸 纸业 印刷 包装 纺织 纤维 服装 服饰 成衣 鞋业 家具 食品 饮料 农业 生物 生技 生医 医药 制药 药业 医疗 医疗器材 医疗器械 化妆品
贸易 商贸 国际 国际贸易 进出口 商业 百货 超商 零售 投资 控股 集团 发展 开发 管理 顾问 咨询 服务 物流 运输 海运 航运 航空 货运 汽车 汽车零部件 零部件
车业 轮胎 船舶 银行 商业银行 储蓄 保险 证券 金融 金控 租赁 传媒 文化 教育 广告 设计 旅游 地产 房地产 置业 物业 酒店 餐饮 电池 电源 照明 灯饰 传动
液压 气动 轴承 阀门 泵业 压缩机 空调 冷冻 冷气 制冷 锅炉 仓储 供应链 电商 电子商务 文具 玩具 塑化 重工 造船 矿业 煤业 林业 渔业
`;
const han = hanWords
  .trim()
  .split(/\s+/)
  .sort((one, other) => other.length - one.length);
const hanSet = new Set(han);

/** In full, with how it is also written. */
const latinWords = `
technology technologies tech technologie technik; electronic electronics elec electro elektronik electronica; electric
electrical elektro elektrik; industry industries industrial ind inds industrie industriel industriale;
international intl int; manufacturing mfg manufacture manufacturer manufacturers manuf; machinery machine machines mach
maschinen maschinenbau; engineering engineers eng engr engg; system systems sys; solution solutions; service services svc
svcs; product products prod; group grp groupe gruppe gruppo grupo; holding holdings hldg hldgs; trading trade trd trdg;
enterprise enterprises ent entp; development dev; investment investments invest inv; import imports; export exports impex;
semiconductor semiconductors semi; information info; software soft; network networks; communication communications comm
comms telecom telecommunication telecommunications; computer computers computing; material materials; chemical chemicals
chem chemie; pharmaceutical pharmaceuticals pharma pharm; medical med; equipment equip; instrument instruments; tool
tools tooling; metal metals metall; steel steels stahl acier; plastic plastics kunststoff kunststofftechnik; rubber;
textile textiles; food foods; logistics logistic logistik; transport transportation transporte; shipping; construction
const bau construct; energy energie energia; power; automation automatisierung; precision prazision; digital; global
worldwide world; general; national natl; united; management mgmt mgt; consulting consultants consultancy; partners;
associates assoc; brothers bros; sons; works werke werk; components component comp; automotive auto; packaging; printing;
paper papier; glass glas; water; oil; gas; supply supplies; company; industrietechnik; commercial commerce; bank; insurance
ins; capital; financial finance; design; media; biotechnology biotech bio; health healthcare; research; laboratory
laboratories lab labs; advanced adv; center centre ctr
`;
const latin = new Map<string, string>();
for (const words of latinWords.split(';')) {
  const [first = '', ...others] = words.trim().split(/\s+/);
  for (const word of [first, ...others]) latin.set(word, first);
}

/** How a trade word is compared; null: it is none. */
export function tradeWord(word: string): string | null {
  return latin.get(word) ?? null;
}

/**
 * The part of a name in simplified characters that is the company's own, before the words of its trade.
 *
 * @returns the whole when nothing of two characters would be left
 */
export function ownPart(name: string): string {
  let rest = name;
  for (;;) {
    const trade = han.find((word) => rest.endsWith(word) && rest.length - word.length >= 2);
    if (trade === undefined) return rest;
    rest = rest.slice(0, -trade.length);
  }
}

/** Whether a text consists of words of the trade. */
export function isTrade(text: string): boolean {
  if (text === '' || hanSet.has(text)) return true;
  return han.some((word) => text.startsWith(word) && isTrade(text.slice(word.length)));
}
