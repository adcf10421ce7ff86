/**
 * The one list of time zones that Milepost takes. Three libraries work with a zone, and each reads names in its own way:
 * Node's Intl takes `IST` and any capitals, the date arithmetic refuses short names, and Temporal's server, which keeps the
 * weekly schedules, wants the exact spelling of its own table. The names here are read alike by all of them, with the
 * zone data of Node 20.19 too: the tz database's `Area/Location` names and UTC. No Intl, no zod.
 */
const locations: Readonly<Record<string, string>> = {
  Africa: `
    Abidjan Accra Addis_Ababa Algiers Asmara Asmera Bamako Bangui Banjul Bissau Blantyre Brazzaville
    Bujumbura Cairo Casablanca Ceuta Conakry Dakar Dar_es_Salaam Djibouti Douala El_Aaiun Freetown
    Gaborone Harare Johannesburg Juba Kampala Khartoum Kigali Kinshasa Lagos Libreville Lome Luanda
    Lubumbashi Lusaka Malabo Maputo Maseru Mbabane Mogadishu Monrovia Nairobi Ndjamena Niamey Nouakchott
    Ouagadougou Porto-Novo Sao_Tome Timbuktu Tripoli Tunis Windhoek`,
  America: `
    Adak Anchorage Anguilla Antigua Araguaina Argentina/Buenos_Aires Argentina/Catamarca
    Argentina/ComodRivadavia Argentina/Cordoba Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza
    Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman
    Argentina/Ushuaia Aruba Asuncion Atikokan Atka Bahia Bahia_Banderas Barbados Belem Belize
    Blanc-Sablon Boa_Vista Bogota Boise Buenos_Aires Cambridge_Bay Campo_Grande Cancun Caracas Catamarca
    Cayenne Cayman Chicago Chihuahua Ciudad_Juarez Coral_Harbour Cordoba Costa_Rica Creston Cuiaba
    Curacao Danmarkshavn Dawson Dawson_Creek Denver Detroit Dominica Edmonton Eirunepe El_Salvador
    Ensenada Fort_Nelson Fort_Wayne Fortaleza Glace_Bay Godthab Goose_Bay Grand_Turk Grenada Guadeloupe
    Guatemala Guayaquil Guyana Halifax Havana Hermosillo Indiana/Indianapolis Indiana/Knox
    Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac
    Indianapolis Inuvik Iqaluit Jamaica Jujuy Juneau Kentucky/Louisville Kentucky/Monticello Knox_IN
    Kralendijk La_Paz Lima Los_Angeles Louisville Lower_Princes Maceio Managua Manaus Marigot Martinique
    Matamoros Mazatlan Mendoza Menominee Merida Metlakatla Mexico_City Miquelon Moncton Monterrey
    Montevideo Montreal Montserrat Nassau New_York Nipigon Nome Noronha North_Dakota/Beulah
    North_Dakota/Center North_Dakota/New_Salem Nuuk Ojinaga Panama Pangnirtung Paramaribo Phoenix
    Port-au-Prince Port_of_Spain Porto_Acre Porto_Velho Puerto_Rico Punta_Arenas Rainy_River
    Rankin_Inlet Recife Regina Resolute Rio_Branco Rosario Santa_Isabel Santarem Santiago Santo_Domingo
    Sao_Paulo Scoresbysund Shiprock Sitka St_Barthelemy St_Johns St_Kitts St_Lucia St_Thomas St_Vincent
    Swift_Current Tegucigalpa Thule Thunder_Bay Tijuana Toronto Tortola Vancouver Virgin Whitehorse
    Winnipeg Yakutat Yellowknife`,
  Antarctica: `
    Casey Davis DumontDUrville Macquarie Mawson McMurdo Palmer Rothera South_Pole Syowa Troll Vostok`,
  Arctic: 'Longyearbyen',
  Asia: `
    Aden Almaty Amman Anadyr Aqtau Aqtobe Ashgabat Ashkhabad Atyrau Baghdad Bahrain Baku Bangkok Barnaul
    Beirut Bishkek Brunei Calcutta Chita Choibalsan Chongqing Chungking Colombo Dacca Damascus Dhaka
    Dili Dubai Dushanbe Famagusta Gaza Harbin Hebron Ho_Chi_Minh Hong_Kong Hovd Irkutsk Istanbul Jakarta
    Jayapura Jerusalem Kabul Kamchatka Karachi Kashgar Kathmandu Katmandu Khandyga Kolkata Krasnoyarsk
    Kuala_Lumpur Kuching Kuwait Macao Macau Magadan Makassar Manila Muscat Nicosia Novokuznetsk
    Novosibirsk Omsk Oral Phnom_Penh Pontianak Pyongyang Qatar Qostanay Qyzylorda Rangoon Riyadh Saigon
    Sakhalin Samarkand Seoul Shanghai Singapore Srednekolymsk Taipei Tashkent Tbilisi Tehran Tel_Aviv
    Thimbu Thimphu Tokyo Tomsk Ujung_Pandang Ulaanbaatar Ulan_Bator Urumqi Ust-Nera Vientiane
    Vladivostok Yakutsk Yangon Yekaterinburg Yerevan`,
  Atlantic: `
    Azores Bermuda Canary Cape_Verde Faeroe Faroe Jan_Mayen Madeira Reykjavik South_Georgia St_Helena
    Stanley`,
  Australia: `
    ACT Adelaide Brisbane Broken_Hill Canberra Currie Darwin Eucla Hobart LHI Lindeman Lord_Howe
    Melbourne NSW North Perth Queensland South Sydney Tasmania Victoria West Yancowinna`,
  Brazil: 'Acre DeNoronha East West',
  Canada: 'Atlantic Central Eastern Mountain Newfoundland Pacific Saskatchewan Yukon',
  Chile: 'Continental EasterIsland',
  Etc: `
    GMT GMT+0 GMT+1 GMT+10 GMT+11 GMT+12 GMT+2 GMT+3 GMT+4 GMT+5 GMT+6 GMT+7 GMT+8 GMT+9 GMT-0 GMT-1
    GMT-10 GMT-11 GMT-12 GMT-13 GMT-14 GMT-2 GMT-3 GMT-4 GMT-5 GMT-6 GMT-7 GMT-8 GMT-9 GMT0 Greenwich
    UCT UTC Universal Zulu`,
  Europe: `
    Amsterdam Andorra Astrakhan Athens Belfast Belgrade Berlin Bratislava Brussels Bucharest Budapest
    Busingen Chisinau Copenhagen Dublin Gibraltar Guernsey Helsinki Isle_of_Man Istanbul Jersey
    Kaliningrad Kiev Kirov Kyiv Lisbon Ljubljana London Luxembourg Madrid Malta Mariehamn Minsk Monaco
    Moscow Nicosia Oslo Paris Podgorica Prague Riga Rome Samara San_Marino Sarajevo Saratov Simferopol
    Skopje Sofia Stockholm Tallinn Tirane Tiraspol Ulyanovsk Uzhgorod Vaduz Vatican Vienna Vilnius
    Volgograd Warsaw Zagreb Zaporozhye Zurich`,
  Indian: `
    Antananarivo Chagos Christmas Cocos Comoro Kerguelen Mahe Maldives Mauritius Mayotte Reunion`,
  Mexico: 'BajaNorte BajaSur General',
  Pacific: `
    Apia Auckland Bougainville Chatham Chuuk Easter Efate Enderbury Fakaofo Fiji Funafuti Galapagos
    Gambier Guadalcanal Guam Honolulu Johnston Kanton Kiritimati Kosrae Kwajalein Majuro Marquesas
    Midway Nauru Niue Norfolk Noumea Pago_Pago Palau Pitcairn Pohnpei Ponape Port_Moresby Rarotonga
    Saipan Samoa Tahiti Tarawa Tongatapu Truk Wake Wallis Yap`,
  US: `
    Alaska Aleutian Arizona Central East-Indiana Eastern Hawaii Indiana-Starke Michigan Mountain Pacific
    Samoa`,
};

/** Every zone that may be named, in the spelling in which it is kept. */
export const timeZones: readonly string[] = [
  'UTC',
  ...Object.entries(locations).flatMap(([area, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => `${area}/${name}`),
  ),
];

const bySmallLetters = new Map(timeZones.map((zone) => [zone.toLowerCase(), zone]));

/** A zone in the spelling of the list, ignoring case; undefined when the list does not have it. */
export function canonicalTimeZone(given: string): string | undefined {
  return bySmallLetters.get(given.toLowerCase());
}

/** Other names that people write for a zone: those from before there were areas, and abbreviations on clocks. */
const otherNames: Readonly<Record<string, string>> = {
  act: 'Australia/Darwin',
  aet: 'Australia/Sydney',
  akst: 'America/Anchorage',
  art: 'Africa/Cairo',
  ast: 'America/Halifax',
  beijing: 'Asia/Shanghai',
  bst: 'Europe/London',
  cat: 'Africa/Harare',
  cest: 'Europe/Berlin',
  cet: 'Europe/Berlin',
  china: 'Asia/Shanghai',
  cst: 'America/Chicago',
  cst6cdt: 'America/Chicago',
  ctt: 'Asia/Shanghai',
  eat: 'Africa/Nairobi',
  edt: 'America/New_York',
  eet: 'Europe/Athens',
  eire: 'Europe/Dublin',
  est: 'America/New_York',
  est5edt: 'America/New_York',
  gb: 'Europe/London',
  gmt: 'UTC',
  greenwich: 'UTC',
  hkt: 'Asia/Hong_Kong',
  hst: 'Pacific/Honolulu',
  india: 'Asia/Kolkata',
  ist: 'Asia/Kolkata',
  japan: 'Asia/Tokyo',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  met: 'Europe/Berlin',
  mst: 'America/Denver',
  mst7mdt: 'America/Denver',
  nst: 'Pacific/Auckland',
  nz: 'Pacific/Auckland',
  pdt: 'America/Los_Angeles',
  prc: 'Asia/Shanghai',
  pst: 'America/Los_Angeles',
  pst8: 'America/Los_Angeles',
  pst8pdt: 'America/Los_Angeles',
  roc: 'Asia/Taipei',
  rok: 'Asia/Seoul',
  sgt: 'Asia/Singapore',
  taiwan: 'Asia/Taipei',
  uct: 'UTC',
  vst: 'Asia/Ho_Chi_Minh',
  wet: 'Europe/Lisbon',
  z: 'UTC',
  zulu: 'UTC',
};

/** The zone in the list that somebody most likely means who wrote something else. */
export function nearestTimeZone(given: string): string {
  const text = given.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, '_').slice(0, 64);
  const location = text.split('/').at(-1) ?? text;
  const named = bySmallLetters.get(text) ?? otherNames[text] ?? otherNames[location] ?? ofOffset(text);
  if (named !== undefined) return named;
  const distance = ([small, zone]: [string, string]): readonly [number, string] => {
    const byLocation = editDistance(location, small.split('/').at(-1) ?? small);
    // another place in the same area is meant more often than another area
    return [Math.min(editDistance(text, small), byLocation + (text === location ? 0.5 : 4)), zone];
  };
  const [first, ...others] = [...bySmallLetters].map(distance);
  return others.reduce((best, each) => (each[0] < best[0] ? each : best), first ?? [0, 'UTC'])[1];
}

/** A whole number of hours from UTC. The tz database signs these names as POSIX does: west is plus. */
function ofOffset(text: string): string | undefined {
  const [, sign, hours = ''] = /^(?:utc|gmt)?([+-])0?(\d{1,2})(?::?00)?$/.exec(text) ?? [];
  return sign === undefined ? undefined : bySmallLetters.get(`etc/gmt${sign === '+' ? '-' : '+'}${hours}`);
}

/** How many characters are added, left out or changed between two texts (Levenshtein distance). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let index = 0; index < other.length; index += 1) {
      const kept = (row[index] ?? 0) + (one[at] === other[index] ? 0 : 1);
      next.push(Math.min(kept, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
