/** Made-up names, hosts and text, the same in every run. */

/** Makes a generator of numbers from 0 to below 1 (xorshift): the same sequence for the same seed. */
export function random(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

const HEADS = [
  'insta',
  'social',
  'boost',
  'like',
  'follow',
  'fan',
  'view',
  'stream',
  'review',
  'panel',
  'gram',
  'tube',
  'buzz',
  'viral',
  'media',
  'star',
  'rank',
  'click',
  'auto',
  'turbo',
];
const TAILS = [
  'gram',
  'panel',
  'hub',
  'kart',
  'zone',
  'shop',
  'boost',
  'mart',
  'er',
  'ly',
  'ify',
  'box',
  'lab',
  'pro',
  'bot',
  'fans',
  'base',
  'king',
  'wave',
  'deal',
];
const SUFFIXES = ['com', 'net', 'co', 'io', 'de', 'com.br', 'co.uk', 'org', 'in', 'ru'];

export function makeNames(count: number): string[] {
  const next = random(7);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const names = new Set<string>();
  while (names.size < count) {
    const base = pick(HEADS) + pick(TAILS);
    const number = count > 600 ? Math.floor(next() * count * 4).toString(36) : Math.floor(next() * 100).toString();
    names.add(next() < 0.2 ? `${base} ${pick(TAILS)}${number}` : base + number);
  }
  return [...names];
}

export const makeHosts = (count: number): string[] => {
  const next = random(11);
  return makeNames(count).map(
    (name) => `${name.replace(' ', '-')}.${SUFFIXES[Math.floor(next() * SUFFIXES.length)] ?? 'com'}`,
  );
};

const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  latin: [
    'The court granted the order after a hearing that lasted for most of the day, and the parties agreed to ' +
      'meet again.',
    'Weather in the north stays mild; trains run late between the two cities because of works on the line.',
    'She bought a small boat, painted it blue and sailed it along the coast until the autumn storms came.',
  ],
  cyrillic: [
    'Суд рассмотрел дело в открытом заседании и отложил решение до следующей недели по просьбе сторон.',
    'Погода на севере остаётся мягкой, поезда между двумя городами ходят с опозданием из-за ремонта.',
  ],
  arabic: [
    'نظرت المحكمة في القضية في جلسة علنية وأجلت القرار إلى الأسبوع المقبل بناء على طلب الطرفين.',
    'يبقى الطقس معتدلا في الشمال وتتأخر القطارات بين المدينتين بسبب أعمال الصيانة.',
  ],
  devanagari: [
    'अदालत ने खुली सुनवाई में मामले पर विचार किया और पक्षों के अनुरोध पर फैसला अगले सप्ताह तक टाल दिया।',
    'उत्तर में मौसम हल्का बना हुआ है और दो शहरों के बीच रेलगाड़ियाँ देर से चल रही हैं।',
  ],
  han: [
    '法院公开审理了此案，并应双方当事人的请求将判决推迟到下周。',
    '北方的天气依然温和，由于线路施工，两座城市之间的列车晚点运行。',
  ],
};
const MIXED = Object.keys(SENTENCES);

/** A text of `size` UTF-16 units with a name every 2,000 units or so. */
export function makeText(size: number, scripts: 'mixed' | 'english', names: readonly string[]): string {
  const next = random(23);
  const parts: string[] = [];
  let length = 0;
  for (let since = 0; length < size; ) {
    const script = scripts === 'english' ? 'latin' : (MIXED[Math.floor(next() * MIXED.length)] ?? 'latin');
    const list = SENTENCES[script] ?? [];
    let part = `${list[Math.floor(next() * list.length)] ?? ''} `;
    since += part.length;
    if (since > 2000) {
      part += `${names[Math.floor(next() * names.length)] ?? ''} `;
      since = 0;
    }
    parts.push(part);
    length += part.length;
  }
  // The way through a buffer makes one flat string, as text from a page is; joined strings need not be flat.
  return Buffer.from(parts.join('').slice(0, size), 'utf16le').toString('utf16le');
}

/** Makes one typo in a name: loses, doubles, changes or swaps a letter. */
export function makeTypo(label: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (label.length - 2));
  switch (Math.floor(next() * 4)) {
    case 0:
      return label.slice(0, at) + label.slice(at + 1);
    case 1:
      return label.slice(0, at) + label.charAt(at) + label.slice(at);
    case 2:
      return label.slice(0, at) + 'qwertyuiopasdfghklzxcvbnm'.charAt(Math.floor(next() * 25)) + label.slice(at + 1);
    default:
      return label.slice(0, at) + label.charAt(at + 1) + label.charAt(at) + label.slice(at + 2);
  }
}
