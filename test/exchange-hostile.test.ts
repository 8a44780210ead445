import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { largestFile } from '../pipeline/exchange/exchange.ts';
import { columns } from '../pipeline/exchange/sheet.ts';
import { read, sampleExchange, write } from './support/exchange.ts';

const xliff = (unit: string, head = ''): string =>
  `<?xml version="1.0"?>${head}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">${unit}</file></xliff>`;

const unit = (target: string): string =>
  `<unit id="u"><segment><source>One</source><target>${target}</target></segment></unit>`;

/** A spreadsheet of these cells of XML, below the headings. */
function sheet(cells: string, parts: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const heading = ['Source (en)', 'Translation (fr)', 'presspack id']
    .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('');
  const xml = `<worksheet><sheetData><row>${heading}</row><row>${cells}</row></sheetData></worksheet>`;
  return zipSync({ 'xl/worksheets/sheet1.xml': Buffer.from(xml), ...parts });
}

const string = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

const laughs = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
).join('');

/** A name, the file, and how the reason begins. */
const hostile: [string, string, string | Uint8Array, string][] = [
  [
    'entities that grow (billion laughs)',
    'x.xlf',
    xliff(unit('&l9;'), `<!DOCTYPE xliff [<!ENTITY l0 "ha">${laughs}]>`),
    'Unexpected declarations in the document type',
  ],
  [
    'an entity that reads a file',
    'x.xlf',
    xliff(unit('&f;'), '<!DOCTYPE xliff [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    'Unexpected declarations in the document type',
  ],
  [
    'an entity of a type that is elsewhere',
    'x.tmx',
    '<!DOCTYPE tmx SYSTEM "http://127.0.0.1/tmx14.dtd"><tmx version="1.4"><body>&f;</body></tmx>',
    'Unexpected XML: undefined entity',
  ],
  [
    'elements a million deep',
    'x.xlf',
    '<a>'.repeat(1_000_000),
    'Unexpected element more than 64 levels',
  ],
  [
    'very many elements',
    'x.xlf',
    xliff('<b/>'.repeat(600_000)),
    'Unexpected file of more than 500000',
  ],
  [
    'very many attributes',
    'x.xlf',
    `<a ${'b="" '.repeat(3)}/>`,
    'Unexpected XML: duplicate attribute',
  ],
  [
    'XML that ends too early',
    'x.xlf',
    xliff(unit('Un')).slice(0, -20),
    'Unexpected XML: unclosed tag',
  ],
  ['no XML', 'x.xlf', 'PK\u0003\u0004', 'Unexpected XML'],
  ['another vocabulary', 'x.xlf', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'Unexpected <svg'],
  ['a control character', 'x.xlf', xliff(unit('\u0001')), 'Unexpected XML: disallowed character'],
  ['a control by its number', 'x.xlf', xliff(unit('&#1;')), 'Unexpected XML'],
  [
    'Latin-1',
    'x.xlf',
    Buffer.from(xliff(unit('été')), 'latin1'),
    'Unexpected bytes, expected text in UTF-8',
  ],
  [
    'another encoding, by its own word',
    'x.xlf',
    '<?xml version="1.0" encoding="windows-1251"?><xliff/>',
    'Unexpected encoding windows-1251',
  ],
  ['a code that nobody knows', 'x.xlf', xliff(unit('<ph id="7"/>')), 'Unexpected code <ph id="7">'],
  [
    'a catalogue in another encoding',
    'x.po',
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=KOI8-R\\n"\n',
    'Unexpected charset KOI8-R',
  ],
  ['a catalogue cut off', 'x.po', 'msgid "One"\nmsgstr "U', 'Unexpected line in the catalogue'],
  [
    'a catalogue with a text twice',
    'x.po',
    'msgid "One"\nmsgstr "Un"\n\nmsgid "One"\nmsgstr "Une"\n',
    'Unexpected second entry',
  ],
  [
    'very many entries',
    'x.po',
    'msgid "a"\n'.repeat(60_000),
    'Unexpected catalogue of 60000 entries',
  ],
  [
    'a formula for a translation',
    'x.xlsx',
    sheet(`${string('One')}<c t="str"><f>HYPERLINK("http://x")</f><v>Un</v></c>`),
    'Unexpected cell in row 2: a formula',
  ],
  [
    'a date for a translation',
    'x.xlsx',
    sheet(`${string('One')}<c><v>43266.5</v></c>`),
    'Unexpected cell in row 2: a number or a date',
  ],
  [
    'an error for a translation',
    'x.xlsx',
    sheet(`${string('One')}<c t="e"><v>#REF!</v></c>`),
    'Unexpected cell in row 2: no text',
  ],
  [
    'a spreadsheet that swells (zip bomb)',
    'x.xlsx',
    zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 }),
    'Unexpected archive with more than 64 MB',
  ],
  [
    'a spreadsheet of thousands of parts',
    'x.xlsx',
    zipSync(
      Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`${n}`, new Uint8Array()])),
    ),
    'Unexpected archive with more than 1000 parts',
  ],
  [
    'entities inside a spreadsheet',
    'x.xlsx',
    zipSync({
      'xl/worksheets/sheet1.xml': Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    }),
    'Unexpected declarations in the document type',
  ],
  ['a spreadsheet without columns', 'x.xlsx', zipSync({}), 'Unexpected'],
  ['a spreadsheet that is none', 'x.xlsx', '<html>', 'Unexpected bytes, expected a spreadsheet'],
  ['a spreadsheet cut off', 'x.xlsx', sheet(string('One')).subarray(0, 90), 'Unexpected'],
  ['a catalogue that is called a spreadsheet', 'x.xlsx', 'msgid ""', 'Unexpected bytes'],
  ['a file of another kind', 'x.docx', 'PK', 'Unexpected file x.docx, expected .xlf'],
  ['a proof', 'x.proof.html', '<html>', 'Unexpected file x.proof.html, expected .xlf'],
  [
    'a memory without our languages',
    'x.tmx',
    '<tmx version="1.4"><body/></tmx>',
    'Unexpected memory',
  ],
];

describe('a file that came back with', () => {
  it.for(hostile)('%s is refused, in words', async ([, name, bytes, reason]) => {
    const { returned, reasons } = await read(name, bytes);
    expect(returned).toBeUndefined();
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(reason);
    expect(reasons[0]).not.toMatch(/\n|at .*\.js/);
  });

  it('parts whose names climb out of the archive is read without them', async () => {
    const bytes = sheet(`${string('One')}${string('Un')}`, {
      '../../../../tmp/evil.xml': Buffer.from('<evil/>'),
      '/etc/cron.d/evil': Buffer.from('evil'),
      'xl/worksheets/..\\..\\evil.xml': Buffer.from('<evil/>'),
      'xl/externalLinks/externalLink1.xml': Buffer.from('<evil/>'),
    });
    const { returned, reasons } = await read('x.xlsx', bytes);
    expect(reasons).toEqual([]);
    expect(returned?.document.units).toMatchObject([{ source: 'One', target: 'Un' }]);
  });

  it('names of prototypes is read as texts', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const entries = names.map((name) => `msgctxt "${name}"\nmsgid "${name}"\nmsgstr "x"\n`);
    const { returned, reasons } = await read('x.po', entries.join('\n'));
    expect(reasons).toEqual([]);
    expect(returned?.document.units.map(({ source }) => source)).toEqual(names);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('more bytes than any release has is too large', () => {
    expect(largestFile).toBe(16 * 1024 * 1024);
  });
});

describe('a spreadsheet', () => {
  it('is read with rows sorted, columns moved and added, and numbers typed', async () => {
    const bytes = zipSync({
      'xl/sharedStrings.xml': Buffer.from(
        '<sst><si><t>Translation (fr)</t></si><si><r><t>De</t></r><r><rPr><b/></rPr><t xml:space="preserve">ux </t></r><rPh><t>no</t></rPh></si></sst>',
      ),
      'xl/worksheets/sheet1.xml': Buffer.from('<worksheet><sheetData/></worksheet>'),
      'xl/worksheets/sheet2.xml': Buffer.from(
        `<worksheet><sheetData><row r="1">${string('My notes')}</row>
          <row r="3"><c r="B3" t="s"><v>0</v></c><c r="AA3" t="inlineStr"><is><t>Source (en)</t></is></c></row>
          <row r="4"><c r="A4" t="str"><f>1+1</f><v>2</v></c><c r="B4" t="s"><v>1</v></c><c r="AA4" t="inlineStr"><is><t>Two</t></is></c></row>
          <row r="9"><c r="B9"><v>2018</v></c><c r="AA9" t="inlineStr"><is><t>2018</t></is></c></row>
        </sheetData></worksheet>`,
      ),
    });
    const { returned, reasons } = await read('x.xlsx', bytes);
    expect(reasons).toEqual([]);
    expect(returned?.document).toMatchObject({
      source: 'en',
      target: 'fr',
      units: [
        { source: 'Two', target: 'Deux ', place: { line: 4, column: 2 } },
        { source: '2018', target: '2018', place: { line: 9, column: 2 } },
      ],
    });
  });

  it('holds no formula, and locks all but the translations', async () => {
    const { unzipSync } = await import('fflate');
    const parts = unzipSync(await write('xlsx', sampleExchange()));
    const xml = Buffer.from(parts['xl/worksheets/sheet1.xml']!).toString('utf8');
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(xml.match(/<c [^>]*t="(?!inlineStr)/g)).toBeNull();
    const open = columns.findIndex(({ id }) => id === 'target');
    const letter = String.fromCharCode(65 + open);
    const unlocked = [...xml.matchAll(/<c r="([A-Z])\d+" s="[34]"/g)].map((match) => match[1]);
    expect(new Set(unlocked)).toEqual(new Set([letter]));
  });
});
