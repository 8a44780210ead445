/**
 * A mistake in the form of a table, in the words of people who are no programmers, and the offset
 * at which it is mended.
 */
export class Mistake extends Error {
  readonly note: string;
  readonly at: number;

  constructor(reason: string, note: string, at: number) {
    super(reason);
    this.note = note;
    this.at = at;
  }
}

/** Where a reader of a table stands: what it has just read ends at `end`, and `at` is what follows. */
export interface Stand {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** What stands where the table should begin. */
export function notATable(text: string, at: number): Mistake {
  return (
    ofMerge(text, at) ??
    new Mistake(
      `Unexpected ${shown(text, at)}, expected \`{\``,
      'A table begins with { and ends with }. One without a text is: { }',
      at,
    )
  );
}

/** What stands behind the end of the table. */
export function behindTheEnd(text: string, at: number): Mistake {
  return (
    ofMerge(text, at) ??
    new Mistake(
      `Unexpected ${shown(text, at)}, expected the end of the file`,
      'The closing } of the table stands before this: is there one } too many above?',
      at,
    )
  );
}

/** What stands where a text in quotes should begin: `source text` or `translation`. */
export function notQuoted(what: 'source text' | 'translation', text: string, at: number): Mistake {
  const found = text[at] ?? '';
  const merge = ofMerge(text, at);
  if (merge) return merge;
  if (curly.includes(found) || found === "'") {
    return new Mistake(
      `Unexpected \`${found}\`, expected a straight double quotation mark \`"\``,
      `A ${what} begins and ends with the straight ": word processors turn it into another. Inside the text, any other mark is right.`,
      at,
    );
  }
  if (found === ',' && what === 'source text') {
    return new Mistake('Unexpected second comma, expected one', 'Delete this comma.', at);
  }
  if (found === '/' || found === '#') {
    return new Mistake(
      `Unexpected \`${found}\`, expected a ${what} in straight double quotation marks`,
      'A table has no room for remarks: delete this one.',
      at,
    );
  }
  if (isInvisible(found)) {
    return new Mistake(
      `Unexpected ${shown(text, at)}, expected a ${what} in straight double quotation marks`,
      'It looks like a space, or like nothing. Delete it, and type an ordinary space if one is needed.',
      at,
    );
  }
  if (/\p{L}/u.test(found) && what === 'source text') {
    return new Mistake(
      `Unexpected \`${found}\`, expected a ${what} in straight double quotation marks`,
      'Type " before the text. If it belongs to the line above, join the two lines: a text stands on one line, however long.',
      at,
    );
  }
  return new Mistake(
    `Unexpected ${shown(text, at)}, expected a ${what} in straight double quotation marks`,
    what === 'translation'
      ? 'A translation is a text: "…". Numbers, lists and nested tables have no place here.'
      : 'Each entry is "source text": "translation", both between straight quotation marks.',
    at,
  );
}

/** What stands behind a source text when it is no colon. */
export function colonMissing({ text, at, end }: Stand): Mistake {
  const merge = ofMerge(text, at);
  if (merge) return merge;
  if (isNextLine({ text, at, end }) || text[at] === '"') {
    return new Mistake(
      'Unexpected end of the source text, expected a colon `:` after it',
      'Type : behind the closing " of this line.',
      end,
    );
  }
  if (/[,;=]/.test(text[at] ?? '')) {
    return new Mistake(
      `Unexpected \`${text[at]}\`, expected a colon \`:\` between source text and translation`,
      'Type : in its place.',
      at,
    );
  }
  return quoteInside('source text', end);
}

/** What stands behind a translation when it is neither a comma nor the end of the table. */
export function commaMissing({ text, at, end }: Stand, line: number): Mistake {
  const merge = ofMerge(text, at);
  if (merge) return merge;
  const found = text[at] ?? '';
  if (found === '') {
    return new Mistake(
      'Unexpected end of the file, expected `}`',
      'The table must end with }. Was the end of the file lost?',
      end,
    );
  }
  if (isNextLine({ text, at, end })) {
    return new Mistake(
      `Unexpected end of line ${line}, expected a comma after it`,
      'A comma is missing after this line: type , behind the closing ".',
      end,
    );
  }
  if (found === ';' || found === '.') {
    return new Mistake(
      `Unexpected \`${found}\`, expected a comma behind the translation`,
      'Type , in its place.',
      at,
    );
  }
  return quoteInside('translation', end);
}

/** A source text that stands where the translation of the one before it should stand. */
export function translationMissing(at: number): Mistake {
  return new Mistake(
    'Unexpected colon after this text, expected the translation of the source text above it',
    'The source text above has no translation. Put one between the two, on a line of its own: "…",',
    at,
  );
}

/** What is wrong inside a text: a backslash or a control character, or no quotation mark at its end. */
export function faultInText(
  found: string | undefined,
  what: 'source text' | 'translation',
  { text, at, end }: Stand,
): Mistake {
  if (found === '\\') {
    return new Mistake(
      `Unexpected \`\\\` in a ${what}, expected it doubled`,
      'In JSON a backslash is written twice: \\\\.',
      at,
    );
  }
  if (found === '\t') {
    return new Mistake(
      `Unexpected tab in a ${what}, expected a space`,
      'Replace the tab by a space.',
      at,
    );
  }
  // The text ends in a curled quotation mark where a straight one was meant.
  const line = text.slice(end, at).trimEnd();
  const last = line.replace(/[\s,:]+$/, '').at(-1) ?? '';
  if (curly.includes(last) && !isBalanced(line, last)) {
    return new Mistake(
      `Unexpected \`${last}\` at the end of a ${what}, expected a straight double quotation mark \`"\``,
      'Replace it by a straight ": word processors turn it into another.',
      end + line.lastIndexOf(last),
    );
  }
  return new Mistake(
    `Unexpected end of the line in a ${what}, expected a straight double quotation mark \`"\``,
    'A text stands on one line, however long, and ends with a straight ". Type it, or join this line and the next.',
    at,
  );
}

/** A comma behind the last entry. */
export function commaTooMany(at: number): Mistake {
  return new Mistake(
    'Unexpected `,` before the closing `}`, expected no comma after the last entry',
    'Delete this comma.',
    at,
  );
}

const curly = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '″', '＂'];

/** Whether a closing mark ends a quotation inside the text, rather than the text. */
function isBalanced(line: string, mark: string): boolean {
  const openings: Readonly<Record<string, string>> = { '”': '“', '»': '«', '“': '„' };
  const opening = openings[mark];
  if (!opening) return false;
  return line.split(opening).length === line.split(mark).length;
}

function quoteInside(what: 'source text' | 'translation', end: number): Mistake {
  return new Mistake(
    `Unexpected straight \`"\` inside a ${what}, expected a typographic one`,
    'A straight " ends the text. Inside it, type “ ” or « », or write \\".',
    end - 1,
  );
}

function isNextLine({ text, at, end }: Stand): boolean {
  return /[\r\n]/.test(text.slice(end, at));
}

/** The marks that git leaves where two people changed the same lines. */
function ofMerge(text: string, at: number): Mistake | undefined {
  const mark = /^(?:<{7}|={7}|>{7}|\|{7})/.exec(text.slice(at, at + 7))?.[0];
  if (!mark) return undefined;
  return new Mistake(
    `Unexpected \`${mark}\`, a mark of a merge, expected one version of these lines`,
    'Two people changed the same place. Keep the lines that are right, and delete the others and the lines with <<<<<<<, ======= and >>>>>>>.',
    at,
  );
}

/** The character at an offset, by its code where nobody could see it. */
function shown(text: string, at: number): string {
  const code = text.codePointAt(at);
  if (code === undefined) return 'end of the file';
  const character = String.fromCodePoint(code);
  if (!isInvisible(character)) return `\`${character}\``;
  return `invisible character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function isInvisible(character: string): boolean {
  return /[\p{Z}\p{C}]/u.test(character);
}
