import type { VFile } from 'vfile';
import type {
  ExchangeDocument,
  ExchangeUnit,
  ReturnedDocument,
  ReturnedUnit,
} from '../model/exchange.ts';
import { excerpt } from '../report/message.ts';
import { pluralForms } from './plural-forms.ts';
import { refuse } from './refuse.ts';

/**
 * Writes a gettext catalogue (GNU gettext manual, “The Format of PO Files”). A changed text is
 * fuzzy: it bears its old translation, and its old source as `#| msgid`.
 */
export async function writePo(document: ExchangeDocument): Promise<Uint8Array> {
  const { po } = await import('gettext-parser');
  const { source, target, title, date, units } = document;
  const plural = pluralForms(target);
  const headers: Record<string, string> = {
    'Project-Id-Version': title.replace(/\s+/g, ' '),
    'POT-Creation-Date': `${date} 00:00+0000`,
    'PO-Revision-Date': `${date} 00:00+0000`,
    'Last-Translator': 'presspack',
    'Language-Team': new Intl.DisplayNames(['en'], { type: 'language' }).of(target) ?? target,
    Language: target.replaceAll('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...(plural && { 'Plural-Forms': plural }),
    'X-Generator': 'presspack',
    'X-Source-Language': source,
  };
  const again = doubles(units);
  const messages = units.map((unit) => makeMessage(unit, again.has(unit.source)));
  // The writer orders entries by their names, and numbers first: names of our own keep the order of
  // the document, and it writes what the entries themselves say.
  const named = Object.fromEntries(messages.map((message, index) => [`entry ${index}`, message]));
  const head = { msgid: '', msgstr: [''] };
  return po.compile({ charset: 'utf-8', headers, translations: { '': { '': head, ...named } } });
}

interface Message {
  msgid: string;
  msgctxt?: string;
  msgstr: string[];
  comments?: {
    reference?: string;
    extracted?: string;
    flag?: string;
    previous?: string;
  };
}

function makeMessage(unit: ExchangeUnit, isAgain: boolean): Message {
  const { source, target, state, earlier, kind, context, notes, place, base, id } = unit;
  const isChanged = state === 'changed' && earlier !== undefined;
  const told = [kind, ...(context ? [`Context: ${context}`] : []), ...notes];
  return {
    msgid: source,
    ...(context || isAgain ? { msgctxt: context ?? kind } : {}),
    msgstr: [isChanged ? earlier.target : target],
    comments: {
      extracted: [...told.map(oneLine), `presspack ${id} ${base}`].join('\n'),
      reference: `${place.path}:${place.line}`,
      ...(isChanged && { flag: 'fuzzy', previous: `msgid ${quote(earlier.source)}` }),
    },
  };
}

/** Texts that stand twice: a catalogue tells them apart by their context. */
function doubles(units: readonly ExchangeUnit[]): Set<string> {
  const seen = new Set<string>();
  return new Set(
    units.map(({ source }) => source).filter((text) => seen.size === seen.add(text).size),
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function quote(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
  return `"${escaped.replaceAll('\n', '\\n')}"`;
}

/** Reads a catalogue that came back; a fuzzy entry is not finished, as gettext has it. */
export async function readPo(text: string, file: VFile): Promise<ReturnedDocument | undefined> {
  const { po } = await import('gettext-parser');
  const entries = text.match(/^msgid\s/gm)?.length ?? 0;
  if (entries > mostEntries) {
    refuse(file, `Unexpected catalogue of ${entries} entries, expected one release`);
    return undefined;
  }
  const charset = /^"Content-Type:[^"]*charset=([\w-]+)/im.exec(text)?.[1];
  if (charset && !/^(utf-?8|us-ascii|charset)$/i.test(charset)) {
    refuse(file, `Unexpected charset ${charset}, expected UTF-8`);
    return undefined;
  }
  const fault = faultIn(text);
  if (fault) {
    refuse(file, `Unexpected line in the catalogue: ${excerpt(fault.line)}`, {
      note: 'Nothing was imported. Each text of a PO file stands between straight quotes on its line; is the end of the file missing?',
      place: { path: file.path, line: fault.number, column: 1 },
    });
    return undefined;
  }
  const catalogue = po.parse(text);
  const messages = Object.values(catalogue.translations).flatMap((one) => Object.values(one));
  if (messages.length !== entries) {
    refuse(file, 'Unexpected second entry for the same text and context, expected one');
    return undefined;
  }
  const lines = linesOf(text);
  const units: ReturnedUnit[] = [];
  for (const { msgid, msgctxt, msgstr, comments } of messages) {
    if (msgid === '') continue;
    const [, id, base] = ownComment.exec(comments?.extracted ?? '') ?? [];
    units.push({
      id,
      source: msgid,
      target: msgstr[0] ?? '',
      context: msgctxt,
      base,
      isDraft: /(^|[\s,])fuzzy([\s,]|$)/.test(comments?.flag ?? ''),
      place: { path: file.path, line: (id && lines.get(id)) || 1, column: 1 },
    });
  }
  // The parser groups entries by their contexts.
  units.sort((a, b) => a.place.line - b.place.line);
  const headers = catalogue.headers ?? {};
  return {
    source: headers['X-Source-Language'],
    target: headers.Language?.replaceAll('_', '-'),
    units,
  };
}

const mostEntries = 50_000;

const ownComment = /^presspack (s[0-9a-f]{16}) ([0-9a-f]{16})$/m;

/** The first line that is not of the format: the parser would guess. */
function faultIn(text: string): { readonly line: string; readonly number: number } | undefined {
  const form =
    /^\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*")?\s*$/;
  const lines = text.split(/\r\n|\r|\n/);
  const at = lines.findIndex((line) => !form.test(line));
  return at < 0 ? undefined : { line: lines[at] ?? '', number: at + 1 };
}

/** In which line the entry of each text begins: the parser does not tell. */
function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const id = /^#\. presspack (s[0-9a-f]{16}) /.exec(line)?.[1];
    if (id) lines.set(id, index + 1);
  }
  return lines;
}
