import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { readStringTable } from '../pipeline/read/string-table.ts';
import { decode } from '../pipeline/read/text.ts';

function read(text: string) {
  const file = new VFile({ path: 'locales/fr/test.json', value: text });
  const table = readStringTable(file, 'fr', 'test');
  return {
    entries: Object.fromEntries([...table.entries].map(([key, { value }]) => [key, value])),
    places: [...table.entries.values()].map(
      ({ keyPlace: k, valuePlace: v }) => `${k.line}:${k.column} ${v.line}:${v.column}`,
    ),
    messages: file.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}`),
  };
}

describe('a string table', () => {
  it('keeps keys and values with their places', () => {
    expect(read('{\n  "a":\n    "b",\r\n\n  "c": "d\\"\\u00e9"\n}\n')).toEqual({
      entries: { a: 'b', c: 'd"é' },
      places: ['2:4 3:6', '5:4 5:9'],
      messages: [],
    });
  });

  it('reads what JSON.parse reads, and refuses what it refuses', () => {
    const string = fc.string({ unit: 'grapheme' });
    const spoilt = fc
      .tuple(
        fc.dictionary(string, string),
        fc.nat(),
        fc.constantFrom('', '"', ',', '}', '{', '\\', ':', '\n', '[', '1'),
      )
      .map(([object, at, change]) => {
        const json = JSON.stringify(object, null, 2);
        const index = at % (json.length + 1);
        return json.slice(0, index) + change + json.slice(index + (change ? 0 : 1));
      });
    fc.assert(
      fc.property(spoilt, (json) => {
        const { entries, messages } = read(json);
        const expected = parseFlat(json);
        if (!expected) expect(messages.length).toBeGreaterThan(0);
        else if (messages.length === 0) expect(entries).toEqual(expected);
        // What JSON.parse lets pass and a table does not: a key twice, and a key of the prototype.
        else expect(messages.join()).toMatch(/duplicate-key|forbidden-key/);
      }),
      { numRuns: 3000 },
    );
  });

  it('never builds on a prototype', () => {
    const { entries, messages } = read(
      '{"__proto__": "polluted", "constructor": "c", "toString": "t"}',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(messages).toEqual(['1:3 forbidden-key']);
    expect(Object.keys(entries)).toEqual(['constructor', 'toString']);
  });
});

describe('bytes', () => {
  it('are UTF-8, with or without a byte order mark', () => {
    expect(String(decode(Buffer.from('\uFEFFé'), 'x').value)).toBe('é');
    expect(decode(Buffer.from('\uFFFD is a character'), 'x').messages).toEqual([]);
  });

  it.each([
    ['ab\xe9cd', 1, 3],
    ['line\nRapha\xebl', 2, 6],
    ['\xc3\xa9\xc3', 1, 2],
    ['a\xff', 1, 2],
    ['\xed\xa0\x80', 1, 1],
  ])('that are not are told with their place: %j', (latin, line, column) => {
    const [message] = decode(Buffer.from(latin, 'latin1'), 'x').messages;
    expect([message?.line, message?.column]).toEqual([line, column]);
  });
});

/** What JSON.parse makes of a flat object of strings, without the keys that mean something else. */
function parseFlat(json: string): Record<string, string> | undefined {
  try {
    const object = JSON.parse(json) as unknown;
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined;
    const isFlat = Object.values(object).every((value) => typeof value === 'string');
    return isFlat ? (object as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}
