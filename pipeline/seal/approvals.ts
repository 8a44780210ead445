import { VFile } from 'vfile';
import { z } from 'zod/mini';
import type { Locale } from '../model/string-table.ts';
import { readYaml } from '../parse/yaml.ts';
import type { Problem } from '../report/message.ts';

/** Who has approved a release in a language, when, and the seal of what they approved. */
export interface Approval {
  /** A name, most often with a mail address: `Ann Example <ann@example.org>`. */
  readonly by: string;
  /** ISO 8601 date-time with its offset. */
  readonly at: string;
  /** Version of the form in which the document was sealed. */
  readonly seal: number;
  /** SHA-256 of the whole document, in hexadecimal. */
  readonly sha256: string;
  /** The first digits of the SHA-256 of each part, to tell what has changed since. */
  readonly parts: Readonly<Record<string, string>>;
}

/** `locales/<locale>/approvals.json`: the approvals of one language, by reference. */
export interface Approvals {
  readonly locale: string;
  readonly path: string;
  /** The file as it was read, its byte order mark included; nothing where there is none yet. */
  readonly text?: string;
  readonly entries: ReadonlyMap<string, Approval>;
  /** Why the file cannot be read; the entries are then empty. */
  readonly fault?: Problem;
}

const approval = z.strictObject({
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime({ offset: true }),
  seal: z.int(),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  parts: z.record(z.string(), z.string()),
});

/** What `approvals.json` holds. Only the entry that closes the file, `$end`, is a text. */
export const approvalsSchema = z
  .record(z.string(), z.union([approval, z.string()]))
  .check(
    z.refine((all) =>
      Object.entries(all).every(([key, one]) => key === '$end' || typeof one !== 'string'),
    ),
  );

/** Reads the approvals of a language; without a file there are none. */
export function readApprovals({ tag, settings }: Locale): Approvals {
  const path = `locales/${tag}/approvals.json`;
  const file = settings.get('approvals');
  const none: Approvals = { locale: tag, path, entries: new Map() };
  if (!file) return none;
  const value = String(file.value);
  const text = String(file.data.byteOrderMark ?? '') + value;
  const fail = (what: string, { line, column }: { line: number; column: number }): Approvals => ({
    ...none,
    text,
    fault: {
      rule: 'unreadable-approvals',
      level: 'error',
      reason: `Unexpected ${what}, expected what \`presspack approve\` writes`,
      note: 'Two approvals of one release may have met in a merge: keep the one that holds. Or bring back the last good version with git, and approve again.',
      place: { path, line, column },
    },
  });
  if (file.messages[0]) return fail('bytes that are no UTF-8', { line: 1, column: 1 });
  const parsed = parseJson(value);
  if ('fault' in parsed) return fail('text', parsed.fault);
  const entries = entriesOf(parsed.value);
  // What reads back as it was written has nothing twice, and nobody need look for it.
  if (entries && writeApprovals(entries) === value) return { ...none, text, entries };
  const found = findFault(path, value);
  return found ? fail(found.what, found.place) : { ...none, text, entries: entries ?? new Map() };
}

/** A text as JSON, or where it is none. */
function parseJson(text: string): { value: unknown } | { fault: { line: number; column: number } } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const at = /at position (\d+)/.exec((error as Error).message)?.[1] ?? text.length;
    const before = text.slice(0, Number(at)).split('\n');
    return { fault: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
  }
}

function entriesOf(value: unknown): Map<string, Approval> | undefined {
  const checked = approvalsSchema.safeParse(value);
  if (!checked.success) return undefined;
  const entries = new Map<string, Approval>();
  for (const [reference, entry] of Object.entries(checked.data)) {
    if (typeof entry !== 'string') entries.set(reference, entry);
  }
  return entries;
}

/** What is wrong with a JSON text, and where. */
function findFault(path: string, text: string) {
  const scratch = new VFile({ path });
  const table = readYaml(scratch, { text, firstLine: 1 }, z.record(z.string(), z.unknown()));
  if (!table) {
    const { reason = '', line = 1, column = 1 } = scratch.messages[0] ?? {};
    const isTwin = reason.includes('unique');
    return { what: isTwin ? 'second approval of one release' : 'text', place: { line, column } };
  }
  const reference = Object.keys(table.value).find(
    (key) => !approvalsSchema.safeParse({ [key]: table.value[key] }).success,
  );
  if (reference === undefined) return undefined;
  return { what: `entry of ${reference}`, place: table.placeOf([reference]) };
}

/**
 * Writes approvals as they stand in their file: sorted, two lines each with a blank one behind, the
 * constant `$end` last, so that git merges what two people have added.
 */
export function writeApprovals(entries: ReadonlyMap<string, Approval>): string {
  const lines = [...entries]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([reference, { by, at, seal, sha256, parts }]) => {
      const value = JSON.stringify({ by, at, seal, sha256, parts });
      return `  ${JSON.stringify(reference)}:\n    ${value},\n\n`;
    });
  return `{\n${lines.join('')}  "$end":\n    "Keep this entry last."\n}\n`;
}
