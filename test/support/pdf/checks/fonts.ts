import { readContents } from '../content.ts';
import type { PdfFile } from '../document.ts';
import type { Character, PdfFont } from '../fonts.ts';
import { dictOf, type PdfDict } from '../objects.ts';
import type { Standard } from '../problems.ts';

/** Fonts that the pages use, and what they make of the codes shown (ISO 14289-1, 7.21). */
export function fontProblems(file: PdfFile, standards: readonly Standard[]): readonly string[] {
  const used = new Map<PdfFont, Map<number, Character>>();
  for (const { paintings } of readContents(file))
    for (const { run } of paintings) {
      if (!run) continue;
      const characters = used.get(run.font) ?? new Map<number, Character>();
      used.set(run.font, characters);
      for (const character of run.characters) characters.set(character.code, character);
    }
  return [...used].flatMap(([font, characters]) =>
    [
      ...programFaults(font),
      ...[...characters.values()].flatMap((character) =>
        characterFaults(font, character, standards),
      ),
    ].map((fault) => `The font ${font.name} ${fault}`),
  );
}

function programFaults(font: PdfFont): readonly string[] {
  const faults: string[] = [];
  if (!font.embedded) faults.push('is not embedded');
  const descendant = dictOf(font.dict.array('DescendantFonts')?.at(0) ?? null);
  if (descendant?.name('Subtype') === 'CIDFontType2' && font.program) {
    const map = descendant.name('CIDToGIDMap');
    if (map !== 'Identity' && !descendant.stream('CIDToGIDMap')) faults.push('has no CIDToGIDMap');
  }
  return [...faults, ...(font.subtype === 'TrueType' ? encodingFaults(font.dict) : [])];
}

/** A simple TrueType font is symbolic or has an encoding, not both (7.21.6). */
function encodingFaults(dict: PdfDict): readonly string[] {
  const symbolic = ((dict.dict('FontDescriptor')?.number('Flags') ?? 0) & 4) !== 0;
  if (symbolic) return dict.has('Encoding') ? ['is symbolic but has an Encoding'] : [];
  const name = dict.name('Encoding') ?? dict.dict('Encoding')?.name('BaseEncoding') ?? '';
  return /^(MacRoman|WinAnsi)Encoding$/.test(name)
    ? []
    : ['is not symbolic and has neither MacRomanEncoding nor WinAnsiEncoding'];
}

function characterFaults(
  font: PdfFont,
  { code, text, glyph, width }: Character,
  standards: readonly Standard[],
): readonly string[] {
  const faults: string[] = [];
  const { program } = font;
  if (text === undefined || text === '') faults.push(`does not map code ${code} to Unicode`);
  else if (/[\0\ufeff\ufffe]/.test(text)) faults.push(`maps code ${code} to U+0000, FEFF or FFFE`);
  else if (text.includes('\ufffd')) faults.push(`maps code ${code} to U+FFFD or half a surrogate`);
  else if (standards.includes('PDF/A-2a') && /\p{Co}/u.test(text))
    faults.push(`maps code ${code} to a private-use character`);
  if (glyph === 0) faults.push(`shows .notdef for code ${code}`);
  if (!program || !glyph) return faults;
  if (glyph >= program.glyphCount)
    return [...faults, `has no glyph ${glyph}, which code ${code} shows`];
  // A thousandth of the em is what widths are rounded to (ISO 19005-2, 6.2.11.5).
  if (Math.abs(program.advance(glyph) - width) > 0.001)
    faults.push(`says that code ${code} is ${width} ems wide, but it is ${program.advance(glyph)}`);
  return faults;
}
