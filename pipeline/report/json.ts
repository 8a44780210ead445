import type { VFileMessage } from 'vfile-message';
import { z } from 'zod/mini';

/** What `--json` prints: one object, the same frame for every command. */
export const reportSchema = z.strictObject({
  /** Version of this schema; it grows when a field changes its meaning or goes. */
  report: z.literal(1),
  presspack: z.string(),
  command: z.string(),
  exitCode: z.number(),
  messages: z.array(
    z.strictObject({
      path: z.string(),
      line: z.optional(z.number()),
      column: z.optional(z.number()),
      level: z.enum(['error', 'warning']),
      rule: z.string(),
      reason: z.string(),
      note: z.optional(z.string()),
    }),
  ),
  /** What `build` did with each release. */
  packs: z.optional(
    z.array(
      z.strictObject({
        reference: z.string(),
        /**
         * `unchanged`: the same bytes stood there. `failed`: the release has errors. `refused`: it
         * would have taken files away. After these two the former pack stands as it was.
         * `withheld`: it is a draft and was not built, or lies under an embargo, in `folder`.
         */
        outcome: z.enum(['written', 'unchanged', 'failed', 'refused', 'withheld']),
        /** Why it was withheld. */
        reason: z.optional(z.enum(['draft', 'embargo'])),
        /** Until when nothing may be published, whether or not that has passed; ISO 8601. */
        embargo: z.optional(z.string()),
        /** Folders of its former packs that were removed from where they belong no longer. */
        removed: z.optional(z.array(z.string())),
        folder: z.optional(z.string()),
        zip: z.optional(z.strictObject({ path: z.string(), bytes: z.number() })),
        /** Beside it: the zip of each language and, without a language, the bag for archives. */
        zips: z.optional(
          z.array(
            z.strictObject({
              path: z.string(),
              language: z.optional(z.string()),
              bytes: z.number(),
            }),
          ),
        ),
        /** Whether the pack bears the signature that it had; `dropped` if its files have changed. */
        signature: z.optional(z.enum(['absent', 'kept', 'dropped'])),
        files: z.array(
          z.strictObject({
            name: z.string(),
            locale: z.optional(z.string()),
            format: z.string(),
            bytes: z.number(),
          }),
        ),
        /** Of a failed release, the languages in which it could be built alone. */
        ready: z.optional(z.array(z.string())),
        milliseconds: z.number(),
      }),
    ),
  ),
  /** What `approve` did with each release in each language. */
  approvals: z.optional(
    z.array(
      z.strictObject({
        reference: z.string(),
        locale: z.string(),
        /** `refused`: it has errors. `absent`: there was none to remove. */
        outcome: z.enum(['approved', 'refused', 'removed', 'absent']),
        by: z.optional(z.string()),
        at: z.optional(z.string()),
      }),
    ),
  ),
  /** How many messages were kept back by waivers. */
  waived: z.optional(z.number()),
  /** Packs that `build` removed because their source is gone. */
  removed: z.optional(z.array(z.string())),
  /** What `build` did with index pages, feeds and the site map. */
  newsroom: z.optional(
    z.strictObject({
      /** `refused`: something else stands in its place, and nothing was touched. */
      outcome: z.enum(['written', 'unchanged', 'refused']),
      /** How many pages, feeds and site maps there are. */
      pages: z.number(),
      /** Those that have changed, from the output folder. */
      written: z.array(z.strictObject({ path: z.string(), bytes: z.number() })),
      removed: z.array(z.string()),
      /** Whether there are feeds and a site map, which need `baseUrl`. */
      feeds: z.boolean(),
    }),
  ),
  /** What `locale add` has begun: how many texts are to be translated in each file. */
  locale: z.optional(
    z.strictObject({
      tag: z.string(),
      folder: z.string(),
      files: z.array(z.strictObject({ name: z.string(), texts: z.number() })),
    }),
  ),
  /** How each release stands in each locale, as `status` tells. */
  status: z.optional(
    z.array(
      z.strictObject({
        reference: z.string(),
        locale: z.string(),
        /** Whether the release is written in this language. */
        original: z.boolean(),
        /** How many texts are translated; absent for the original and where a table is broken. */
        translated: z.optional(z.number()),
        changed: z.array(
          z.strictObject({
            text: z.string(),
            kind: z.string(),
            place: z.string(),
            earlierText: z.string(),
            earlierTranslation: z.string(),
          }),
        ),
        missing: z.array(
          z.strictObject({
            text: z.string(),
            kind: z.string(),
            place: z.string(),
            suggestion: z.optional(z.string()),
          }),
        ),
        errors: z.number(),
        warnings: z.number(),
        /** Whether it is approved; `broken`: something has changed since, in these parts. */
        approval: z.strictObject({
          state: z.enum(['none', 'approved', 'broken']),
          by: z.optional(z.string()),
          at: z.optional(z.string()),
          changed: z.optional(z.array(z.string())),
        }),
      }),
    ),
  ),
  /** What `sync` did to each table, or would do. */
  sync: z.optional(
    z.array(
      z.strictObject({
        path: z.string(),
        /** Whether the file was written; with `--check` it never is. */
        written: z.boolean(),
        /** Texts to translate; `suggestion` is a translation that stands elsewhere. */
        added: z.array(z.strictObject({ text: z.string(), suggestion: z.optional(z.string()) })),
        changed: z.array(
          z.strictObject({
            text: z.string(),
            earlierText: z.string(),
            earlierTranslation: z.string(),
          }),
        ),
        /** Texts that were taken out of the table; their translations are in the memory. */
        removed: z.array(z.string()),
      }),
    ),
  ),
  /** The files that `export` wrote. */
  exports: z.optional(
    z.array(
      z.strictObject({
        path: z.string(),
        locale: z.string(),
        outcome: z.enum(['written', 'unchanged']),
        bytes: z.number(),
        /** How many texts it holds, and how many of them are not translated as they are now. */
        texts: z.number(),
        changed: z.number(),
        missing: z.number(),
      }),
    ),
  ),
  /** What `import` did to the tables, or would do. */
  imported: z.optional(
    z.strictObject({
      path: z.string(),
      locale: z.string(),
      /** Whether the tables were written; with `--dry-run` they never are. */
      written: z.boolean(),
      changes: z.array(
        z.strictObject({
          path: z.string(),
          text: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
      /** Texts that were the same; whose table is newer; not translated; refused, see `messages`. */
      same: z.number(),
      kept: z.number(),
      open: z.number(),
      refused: z.number(),
    }),
  ),
  /** What `verify` found. */
  verified: z.optional(
    z.strictObject({
      path: z.string(),
      kind: z.enum(['folder', 'zip', 'bag']),
      /** Nothing is missing, changed or added; and, if a key was given, it has signed this. */
      whole: z.boolean(),
      /** How many files were compared with their sums. */
      files: z.number(),
      /** What file managers left there. */
      ignored: z.array(z.string()),
      reference: z.optional(z.string()),
      date: z.optional(z.string()),
      version: z.optional(z.number()),
      status: z.optional(z.enum(['published', 'withdrawn', 'draft'])),
      languages: z.optional(z.array(z.string())),
      signature: z.strictObject({
        /** `good`: by the key that was given. `unchecked`: no key was given. */
        state: z.enum(['absent', 'unchecked', 'good', 'bad']),
        keyNumber: z.optional(z.string()),
        comment: z.optional(z.string()),
      }),
    }),
  ),
  /** What `sign` did with each pack. */
  signed: z.optional(
    z.array(
      z.strictObject({
        reference: z.string(),
        outcome: z.enum(['signed', 'unchanged', 'refused']),
      }),
    ),
  ),
});

export type Report = z.infer<typeof reportSchema>;

/** A message as `--json` gives it. */
export function messageOf(message: VFileMessage): Report['messages'][number] {
  const { file, line, column, fatal, ruleId, reason, note } = message;
  return {
    path: file ?? '',
    ...(line && { line }),
    ...(column && { column }),
    level: fatal ? 'error' : 'warning',
    rule: ruleId ?? '',
    reason,
    ...(note && { note }),
  };
}
