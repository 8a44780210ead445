import fc from 'fast-check';
import type { Literal } from 'mdast';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import type { GlyphRun, PagedDocument } from '../pipeline/model/paged-document.ts';
import { pdf } from '../pipeline/pdf/pdf.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { openFaces, shape } from '../pipeline/typeset/face.ts';
import { typeset } from '../pipeline/typeset/typeset.ts';
import { dullDesign } from './support/dull-design.ts';
import { runText } from './support/layout-text.ts';
import { samplePages } from './support/pages.ts';
import { problems, readPdf, structureText } from './support/pdf/reader.ts';
import { sampleDocument } from './support/sample.ts';

const files = readFaces();

describe('the face of a character', () => {
  test.for([
    ['é', 'serif'],
    ['Ж', 'serif'],
    ['Ω', 'serif'],
    ['₽', 'serif'],
    ['⇒', 'sans'],
    ['Ⅷ', 'symbols'],
    ['★', 'dingbats'],
    ['☎', 'dingbats'],
    ['ℝ', 'math'],
    ['🚀', 'emoji'],
    ['☎\ufe0f', 'emoji'],
    ['❤', 'sans'],
    ['❤\ufe0f', 'emoji'],
    ['1\ufe0f\u20e3', 'emoji'],
  ] as const)('%s is %s', ([character, name]) => {
    const [run] = runsOf(set(withText(character)).paged);
    expect([run!.face.name, runText(run!)]).toEqual([name, character]);
  });

  test.for([
    ['`код`', 'mono'],
    ['**`код`**', 'mono-bold'],
    ['*`code`*', 'mono-italic'],
    // This shape of the family has no Cyrillic.
    ['*`код`*', 'mono'],
    ['**🚀**', 'emoji-bold'],
    ['*🚀*', 'emoji'],
    ['***★***', 'dingbats'],
  ])('%s is %s', ([markdown, name]) => {
    const [run] = runsOf(set(sampleDocument(`# T\n\n${markdown}`, { contacts: [] })).paged);
    expect(run!.face.name).toBe(name);
  });

  test('is that of all its marks, wherever it can be', () => {
    const runs = runsOf(set(withText('а\u0301 x\u0304 q\u0308\u0323')).paged);
    for (const { face } of runs) expect(face.name).toBe('serif');
  });

  test('is looked for in files that are read only then', () => {
    const asked = new Set<string>();
    const fresh = readFaces();
    const spied = {
      get(name: string) {
        asked.add(name);
        return fresh.get(name);
      },
    };
    for (const document of Object.values(samplePages())) typeset(document, spied, new VFile());
    for (const name of asked) expect(name).toMatch(/^(serif|sans)/);
    expect(fresh.get('emoji')).toBe(fresh.get('emoji'));
    expect(fresh.get('none')).toBeUndefined();
  });
});

describe('a grapheme', () => {
  test.for(['e\u0301', 'Й'.normalize('NFD'), 'c\u0327', '\u212b', '\u2126'])(
    'is composed: %s',
    (text) => {
      const glyphs = glyphsOf(set(withText(text)).paged);
      expect(glyphs.map((glyph) => glyph.text)).toEqual([text.normalize('NFC')]);
    },
  );

  test('that no face has in one piece is made of two', () => {
    const glyphs = glyphsOf(set(withText('ṕ')).paged);
    expect(glyphs.map((glyph) => glyph.text)).toEqual(['p', '\u0301']);
  });

  test('has its mark over its letter', () => {
    for (const letter of 'аеиоуыэюяАЮxp') {
      const { x, width } = boxOf(letter);
      const { paged } = set(withText(`${letter}\u0301`));
      const [base, mark] = runsOf(paged);
      expect(runText(base!) + runText(mark!)).toBe(`${letter}\u0301`);
      const outline = fontOf(mark!).getGlyph(mark!.glyphs[0]!.id).bbox;
      const middle = mark!.x - base!.x + (((outline.minX + outline.maxX) / 2) * mark!.size) / 1000;
      expect(Math.abs(middle - x - width / 2), letter).toBeLessThan(mark!.size / 10);
    }
  });

  test.for(['👩‍🚀', '👍🏽', '🇫🇷', '🛰️', '1️⃣', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩🏽‍❤️‍💋‍👨🏽'])(
    'that is an emoji is one picture and keeps its text: %s',
    (emoji) => {
      const glyphs = glyphsOf(set(withText(`a${emoji}b`)).paged);
      expect(glyphs.map(({ text }) => text)).toEqual(['a', emoji, 'b']);
    },
  );

  test('whose parts make no emoji shows its parts', () => {
    const glyphs = glyphsOf(set(withText('🚀\u200d🚀 x\ufe0f 🚀\u{e0041}\u{e007f}')).paged);
    expect(glyphs.map(({ text }) => text)).toEqual(['🚀', '🚀', ' ', 'x', ' ', '🚀']);
  });

  test('whose joiner makes no ligature says it with the part before', () => {
    const glyphs = shape(openFaces(files)('dingbats'), '🛰\u200d★\ufe0f');
    expect(glyphs.map(({ text }) => text)).toEqual(['🛰\u200d', '★\ufe0f']);
  });

  test.for([
    ['x\u0334\u20dd', 'x\u0334\u20dd', 'U+0078 U+0334 U+20DD'],
    ['\ue000', undefined, 'U+E000'],
    ['\ufffd', '\ufffd', 'U+FFFD'],
    ['\u{e000a}', undefined, undefined],
    ['\u{1fbff}', undefined, 'U+1FBFF'],
  ] as const)('that no face has is named whole, once: %j', ([text, shown, codes]) => {
    const { messages, paged } = set(withText(`a${text} b${text}c`), 'any');
    expect(runsOf(paged).map(runText).join('')).toBe('a bc');
    const named = shown === undefined ? codes : `\`${shown}\` (${codes})`;
    expect(messages.map(({ reason }) => reason)).toEqual(
      codes === undefined ? [] : [`Unexpected ${named}, expected a character that the faces have`],
    );
  });
});

describe('a message about a character', () => {
  test.for([
    ['A paragraph\nwith \ue000.', '4:6'],
    ['With `code \ue000`.', '3:12'],
    ['With ``code ` \ue000``.', '3:15'],
    ['```\na\nb \ue000\n```', '5:3'],
    ['Decomposed e\u0301 q\u0323\u20dd\u0334.', '3:15'],
    ['A \u202eparagraph', '3:3'],
  ])('has its place: %j', ([markdown, place]) => {
    const { messages } = set(sampleDocument(`# T\n\n${markdown}`), 'any');
    expect(messages.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
  });

  test('of a script that the faces lack comes once for all', () => {
    const markdown = '# T\n\nIn 漢字、かな and 한글.\n\nAlso ไทย and ქართული.';
    const { messages } = set(sampleDocument(markdown), 'any');
    expect(messages.map(summary)).toEqual([
      '3:4 error unsupported-script Unexpected `漢` (U+6F22), expected a script that the faces have',
    ]);
  });

  test('of a script that goes from right to left comes once for all', () => {
    const markdown = '# T\n\nIn עברית and العربية.\n\nAlso ދިވެހި and שלום.';
    const { messages } = set(sampleDocument(markdown), 'any');
    expect(messages.map(summary)).toEqual([
      '3:4 error unsupported-script Unexpected `ע` (U+05E2), expected a script that is written from left to right',
    ]);
  });

  test('comes once, in however many languages the release is set', () => {
    const file = new VFile({ path: 'source/a.md' });
    for (const locale of ['en', 'fr', 'ru']) {
      const document = sampleDocument('# T\n\nA \u202eb 漢 c ㎏.', { locale, dateline: '㎡' });
      typeset(document, files, file, dullDesign);
    }
    expect(file.messages.map(({ ruleId, line }) => `${line} ${ruleId}`).sort()).toEqual([
      '3 control-character',
      '3 missing-glyph',
      '3 unsupported-script',
      'undefined missing-glyph',
    ]);
  });

  test('that turns the letters around is a warning', () => {
    const controls = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2069'];
    const { messages, paged } = set(withText(`a${controls.join('b')}c\u202ed`), 'any');
    expect(runsOf(paged).map(runText).join('')).toBe('abbbbbbcd');
    expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual(
      controls.map(() => ['control-character', false]),
    );
    expect(messages[0]?.reason).toBe(
      'Unexpected control character U+202A, expected characters that can be seen',
    );
  });

  test.for(['\u0000', '\u0007', '\u001b', '\u009d', '\ud800', '\udc00', '\ufffe', '\u{1ffff}'])(
    'that is none is a warning: %j',
    (character) => {
      const { messages, paged } = set(withText(`a${character}b`), 'any');
      expect(runsOf(paged).map(runText).join('')).toBe('ab');
      expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([
        ['control-character', false],
      ]);
    },
  );

  test.for([
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u00ad',
    '\u034f',
    '\ufe0f',
  ])('that does no harm is not sent: %j', (character) => {
    const { paged } = set(withText(`a${character}b`));
    expect(runsOf(paged).map(runText).join('')).toBe('ab');
  });
});

describe('the text of the file', () => {
  test('is the text of the source, composed and without what nobody sees', async () => {
    const text =
      'Ne\u0301 en 👩‍🚀 за\u0301мок\u200b x\u2060y \ufeffz 🛰️ → ★ ℝ\u202e end\u0007 of\u00ad ❤\ufe0e it';
    const { paged } = set(withText(text), 'any');
    const file = readPdf(await pdf(paged));
    expect(problems(file)).toEqual([]);
    expect(structureText(file)).toContain('Né en 👩‍🚀 за\u0301мок xy z 🛰️ → ★ ℝ end of ❤ it');
  });

  test('has nothing hidden in it, whatever the source is', async () => {
    const odd = fc.constantFrom(
      ...'\u00ad\u034f\u061c\u180e\u200b\u200d\u202e\u2060\u2066\ufe0f\ufeff\ufffe\ud800\u0000\u0301',
      ...[
        '\u{e0041}',
        '🚀',
        '👩‍🚀',
        '🏳️‍🌈',
        '🏽',
        '🇫',
        'é',
        'ж',
        '漢',
        'ש',
        ' ',
        '\u3000',
        '\u2003',
      ],
    );
    const text = fc.string({ unit: fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 2 })) });
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const { paged } = set(withText(value), 'any');
        for (const { id, text: own } of glyphsOf(paged)) {
          expect(id).toBeGreaterThan(0);
          expect(own).not.toBe('');
          if (/^\p{RGI_Emoji}$/v.test(own) || own === '\u00ad') continue;
          expect(own).not.toMatch(
            /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\ufffd]/u,
          );
        }
        expect(problems(readPdf(await pdf(paged)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** Sets a document; without a word unless there may be any. */
function set(document: LocalizedDocument, messages: 'none' | 'any' = 'none') {
  const file = new VFile({ path: 'source/a.md' });
  const paged = typeset(document, files, file, dullDesign);
  if (messages === 'none') expect(file.messages).toEqual([]);
  return { paged, messages: file.messages };
}

function withText(value: string): LocalizedDocument {
  const { website: _, ...document } = sampleDocument('# T', { contacts: [] });
  const text: Literal & { type: 'text' } = { type: 'text', value };
  const body = {
    type: 'root' as const,
    children: [{ type: 'paragraph' as const, children: [text] }],
  };
  return { ...document, body };
}

/** The runs of the last block: the body of these documents. */
function runsOf({ pages }: PagedDocument): GlyphRun[] {
  const content = pages.flatMap((page) => page.content);
  const start = content.findLastIndex(({ owner }) => 'type' in owner && owner.type === 'H1');
  return content
    .slice(start + 1)
    .flatMap(({ drawings, owner }) => ('artifact' in owner ? [] : drawings))
    .filter((drawing) => drawing.kind === 'glyphs');
}

function glyphsOf(paged: PagedDocument) {
  return runsOf(paged).flatMap(({ glyphs }) => glyphs);
}

function fontOf({ face }: GlyphRun) {
  return openFaces(files)(face.name).font;
}

/** Where the outline of a letter stands, in points. */
function boxOf(letter: string) {
  const [run] = runsOf(set(withText(letter)).paged);
  const { minX, maxX } = fontOf(run!).getGlyph(run!.glyphs[0]!.id).bbox;
  return { x: (minX * run!.size) / 1000, width: ((maxX - minX) * run!.size) / 1000 };
}

function summary({ line, column, fatal, ruleId, reason }: VFile['messages'][number]): string {
  return `${line}:${column} ${fatal ? 'error' : 'warning'} ${ruleId} ${reason}`;
}
