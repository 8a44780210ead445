import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../pipeline/text/text.ts';
import { hostileText } from './support/any-text.ts';
import { make, paragraph, ruledDocument, surroundings } from './support/formats.ts';
import './support/properties.ts';

/* Text to paste: into Word, a newsroom's system, a mail. */

/** The blocks between the headline and the end mark. */
function storyOf(markdown: string): string[] {
  const blocks = text(ruledDocument(`# Head\n\n${markdown}`)).split('\n\n');
  return blocks.slice(blocks.indexOf('Head') + 1, blocks.indexOf('– ENDS –'));
}

const cases: Record<string, [markdown: string, ...blocks: string[]]> = {
  'a paragraph on one line': ['One\nline *of* **words**.', 'One line of words.'],
  'a line that the author broke': ['One\\\ntwo', 'One\ntwo'],
  'a link and where it leads': ['[Site](https://a.example/x)', 'Site (https://a.example/x)'],
  'an address that says itself': [
    '<https://a.example>, www.a.example, press@a.example',
    'https://a.example, www.a.example, press@a.example',
  ],
  'a mailbox behind words': ['[Press](mailto:press@a.example)', 'Press (press@a.example)'],
  'a number that says itself': ['[+33 1 44](tel:+33144)', '+33 1 44'],
  'bullets and numbers': ['- a\n- b\n  1. c\n\n     d\n- e', '• a\n• b\n  1. c\n    d\n• e'],
  boxes: ['- [x] done\n- [ ] to do', '☑ done\n☐ to do'],
  'a quotation in its marks': ['> “One.”\n>\n> “Two.”', '“One.”', '“Two.”'],
  'a quotation without marks': ['> One.\n>\n> Two\\\n> lines.', '> One.', '> Two\n> lines.'],
  'a table for Word and Excel': ['| A | B |\n| - | - |\n| c | *d* |\n| e', 'A\tB\nc\td\ne'],
  'powers that stay powers': ['10<sup>6</sup> km<sup>2</sup>, 10<sup>n</sup>', '10⁶ km², 10^n'],
  'raised and lowered words': [
    'CO<sub>2</sub>, 1<sup>er</sup>, x<sup>a+b</sup>',
    'CO₂, 1er, x^a+b',
  ],
  'words that were struck out': ['~~100~~ 80', '~~100~~ 80'],
  'code as it stands': ['```\na {\n  b\n}\n```', 'a {\n  b\n}'],
  'a pause': ['a\n\n***\n\nb', 'a', '* * *', 'b'],
  'a picture': ['![A rocket](images/rocket.png "The rocket.")', 'The rocket.'],
  'a picture without a caption': ['![A rocket](images/rocket.png)', '[A rocket]'],
  notes: ['a[^x]\n\n[^x]: One.\n\n    Two.', 'a[1]', 'Notes', '[1] One.\nTwo.'],
};

describe('as text:', () => {
  it.for(Object.entries(cases))('%s', ([, [markdown, ...blocks]]) => {
    expect(storyOf(markdown)).toEqual(blocks);
  });
});

describe('the text', () => {
  it('says everything about a release, from banner to website', () => {
    const document = ruledDocument('# Head[^1]\n\nText.\n\n[^1]: Note.', surroundings);
    expect(text({ ...document, draft: true })).toBe(`DRAFT: ${document.labels.draftNotice}

PRESS RELEASE
CNES
Reference: TEST-1
Date: 15 June 2018

Embargoed until 18:00 CEST (16:00 UTC)

Correction: The launch is in October, and not in November.

France–Russia space cooperation

Head[1]

The framework takes over from the agreement of 1966

Moscow, 15 June 2018\u00A0– Text.

Notes

[1] Note.

– ENDS –

Pictures

rocket.png
The rocket at dusk.
Photo: Jeanne Martin
© CNES 2018

lost.png
A satellite in a clean room

Press contacts

Pascale Bresson
Press Officer
Tel.: +33 (0)1 44 76 75 39
E-mail: pascale.bresson@cnes.fr

Raphaël Sart
Press Officer
Tel.: +33 (0)1 44 76 74 51
E-mail: raphael.sart@cnes.fr

Website: presse.cnes.fr
`);
  });

  it('of a withdrawn release is its notice', () => {
    const document = ruledDocument('# Head', {
      notice: { kind: 'withdrawal', label: 'Withdrawn', text: paragraph('It was wrong.') },
    });
    expect(text(document)).toMatch(/\n\nWithdrawn: It was wrong\.\n\nHead\n\nPress contacts\n\n/);
  });

  it('states its encoding, and ends its lines with LF', async () => {
    const bytes = await make('txt', ruledDocument('# Tête\n\nТекст.'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.includes('\r')).toBe(false);
    expect(`${bytes}`.endsWith('presse.cnes.fr\n')).toBe(true);
  });

  it('holds nothing that cannot be pasted, whatever the texts hold', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const document = ruledDocument('# Head', {
          ...surroundings,
          body: { type: 'root', children: [paragraph(one), paragraph(other)] },
          contacts: [
            {
              name: { text: one },
              role: { text: other },
              phone: { text: one, e164: '+33' },
              email: other,
            },
          ],
        });
        expect(text(document).replace(/[\n\t]/g, '')).not.toMatch(
          /[\p{Cc}\p{Cs}\u202F\u200B\uFEFF]/u,
        );
      }),
      { numRuns: 300 },
    );
  });
});
