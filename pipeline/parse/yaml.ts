import { closest, distance } from 'fastest-levenshtein';
import type { VFile } from 'vfile';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod/mini';
import type { Place } from '../model/release.ts';
import { excerpt, type Problem, say } from '../report/message.ts';

/** Settings that were checked, and where each of them stands. */
export interface Settings<T> {
  readonly value: T;
  /** The place of a setting: `['contacts', 0, 'phone']`; of the whole where there is none. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/**
 * Reads YAML 1.2 and checks it against a schema; complains on `file` with the place of each
 * mistake, and then returns nothing.
 *
 * @param text The YAML alone.
 * @param firstLine The line of the file on which it begins, from 1.
 * @param help Where the settings are described.
 */
export function readYaml<T>(
  file: VFile,
  {
    text,
    firstLine,
    help = 'source/README.md',
  }: { text: string; firstLine: number; help?: string },
  schema: z.ZodMiniType<T>,
): Settings<T> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { path: file.path, line: line + firstLine - 1, column: col };
  };
  if (complainOfSyntax(file, document, placeAt)) return undefined;

  const placeOf = (path: readonly PropertyKey[]): Place => placeAt(offsetOf(document, path));
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, placeOf };
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      for (const key of issue.keys) {
        const place = placeAt(offsetOfKey(document, [...issue.path, key]));
        say(file, unknownKey(key, { known, help, place }));
      }
    } else {
      const found = valueAt(document, issue.path);
      say(file, {
        rule: found === undefined ? 'setting-missing' : 'setting-invalid',
        level: 'error',
        reason:
          found === undefined
            ? `Unexpected absence of \`${nameOf(issue.path)}\`, expected ${issue.message}`
            : `Unexpected \`${nameOf(issue.path)}\`: ${found}, expected ${issue.message}`,
        place: placeOf(issue.path),
      });
    }
  }
  return undefined;
}

function complainOfSyntax(
  file: VFile,
  document: Document,
  placeAt: (offset: number) => Place,
): boolean {
  for (const error of document.errors) {
    say(file, {
      rule: 'invalid-yaml',
      level: 'error',
      reason: `Unexpected YAML: ${error.message.replace(/\.?$/, '')}`,
      note: 'Each setting is `name: value` on a line of its own. Put a value that holds “: ” or begins with a special character in quotes.',
      place: placeAt(error.pos[0]),
    });
  }
  let aliases = false;
  visit(document, {
    // Aliases can blow a few lines up into gigabytes, and no release needs them.
    Alias(_key, node) {
      aliases = true;
      say(file, {
        rule: 'yaml-alias',
        level: 'error',
        reason: `Unexpected alias \`*${node.source}\`, expected the value itself`,
        place: placeAt(node.range?.[0] ?? 0),
      });
    },
  });
  return document.errors.length > 0 || aliases;
}

function unknownKey(
  key: string,
  { known, help, place }: { known: readonly string[]; help: string; place: Place },
): Problem {
  const nearest = known.length > 0 ? closest(key, [...known]) : undefined;
  const isNear = nearest && distance(key, nearest) <= Math.max(2, nearest.length / 3);
  return {
    rule: 'unknown-setting',
    level: 'error',
    reason: isNear
      ? `Unexpected \`${key}\`, expected a setting that exists`
      : `Unexpected \`${key}\`, expected one of ${known.map((name) => `\`${name}\``).join(', ')}`,
    note: isNear
      ? `Did you mean \`${nearest}\`?`
      : `No such setting exists. Delete it, or look for its name in ${help}.`,
    place,
  };
}

/** The keys that a schema knows at a path. */
function knownKeys(schema: z.ZodMiniType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const part of [...path, undefined]) {
    at = unwrap(at);
    if (part === undefined) break;
    const definition = (at as { def: { shape?: Record<string, unknown>; element?: unknown } }).def;
    at = typeof part === 'number' ? definition.element : definition.shape?.[String(part)];
  }
  return Object.keys((at as { def?: { shape?: object } } | undefined)?.def?.shape ?? {});
}

function unwrap(schema: unknown): unknown {
  const inner = (schema as { def?: { innerType?: unknown } } | undefined)?.def?.innerType;
  return inner === undefined ? schema : unwrap(inner);
}

function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? ` ${part + 1}` : `${index ? ' ' : ''}${String(part)}`,
    )
    .join('');
}

function valueAt(document: Document, path: readonly PropertyKey[]): string | undefined {
  const node = document.getIn(path as unknown[], true);
  if (isScalar(node)) return node.source?.trim() ? `“${excerpt(node.source)}”` : undefined;
  if (isNode(node)) return isMap(node) ? 'a group of settings' : 'a list';
  return undefined;
}

/** Offset of the value at a path, or of the nearest group around it that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length) as unknown[], true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function offsetOfKey(document: Document, path: readonly PropertyKey[]): number {
  const parent =
    path.length > 1 ? document.getIn(path.slice(0, -1) as unknown[], true) : document.contents;
  const key = path.at(-1);
  if (isMap(parent)) {
    for (const pair of parent.items) {
      if (isScalar(pair.key) && pair.key.value === key) return pair.key.range?.[0] ?? 0;
    }
  }
  return offsetOf(document, path);
}
