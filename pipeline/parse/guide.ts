import type { VFile } from 'vfile';
import { z } from 'zod/mini';
import type { Guide, Guides, Waiver } from '../model/guide.ts';
import type { Locale } from '../model/string-table.ts';
import { readYaml } from './yaml.ts';

/**
 * Reads the glossaries and waivers of a project: `locales/<locale>/glossary.json` and
 * `waivers.json`, and those of `locales/` itself, which hold for every language.
 *
 * Complains on their files; what is wrong in one of them takes no other away.
 */
export function parseGuides(
  locales: readonly Locale[],
  settings: ReadonlyMap<string, VFile>,
): Guides {
  return {
    shared: parseGuide(settings, sharedGlossarySchema),
    locales: new Map(
      locales.map(({ tag, settings: own }) => [tag, parseGuide(own, glossarySchema)]),
    ),
    sharedFiles: ['glossary', 'waivers'].flatMap((name) => settings.get(name) ?? []),
  };
}

function parseGuide(settings: ReadonlyMap<string, VFile>, schema: z.ZodMiniType<Glossary>): Guide {
  const glossary = read(settings.get('glossary'), schema)?.value;
  return {
    terms: (glossary?.terms ?? []).map(({ source, target, forbidden, note }) => ({
      source: listOf(source),
      target: listOf(target),
      forbidden: listOf(forbidden),
      ...(note && { note }),
    })),
    names: glossary?.names ?? [],
    words: new Set((glossary?.words ?? []).map((word) => word.toLowerCase())),
    waivers: parseWaivers(settings.get('waivers')),
  };
}

function parseWaivers(file: VFile | undefined): Waiver[] {
  const settings = read(file, waiversSchema);
  return (settings?.value.waivers ?? []).map((waiver, index) => ({
    ...waiver,
    place: settings?.placeOf(['waivers', index, 'rule']) ?? { path: '', line: 1, column: 1 },
  }));
}

/** JSON is YAML, too, and is read with the place of each mistake (YAML 1.2.2, section 1.3). */
function read<T>(file: VFile | undefined, schema: z.ZodMiniType<T>) {
  if (!file || file.messages.some((message) => message.fatal)) return undefined;
  // A tab may not indent YAML; in JSON it is a space like any other.
  const text = String(file.value).replace(/^[ \t]+/gm, (indent) => ' '.repeat(indent.length));
  return readYaml(file, { text, firstLine: 1, help: 'locales/README.md' }, schema);
}

const listOf = (forms: string | readonly string[] | undefined): readonly string[] =>
  forms === undefined ? [] : typeof forms === 'string' ? [forms] : forms;

/* Each `error` completes the sentence “Unexpected …, expected …”. */

const text = (expected: string) =>
  z
    .string({ error: expected })
    .check(
      z.trim(),
      z.minLength(1, { error: expected }),
      z.maxLength(2000, { error: 'a shorter text' }),
    );

const group = (expected: string) => ({
  error: (issue: { readonly code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? undefined : expected,
});

/** Each `*` or `…` multiplies the time that a text can take; `**` is one. */
const mostWildcards = 6;

const form = (expected: string) =>
  text(expected).check(
    z.refine((typed) => (typed.match(/\*+|…|\.\.\./g)?.length ?? 0) <= mostWildcards, {
      error: `at most ${mostWildcards} signs * and … in a form`,
    }),
  );

const forms = (expected: string) =>
  z.union([form(expected), z.array(form(expected), { error: expected })], { error: expected });

const term = z.strictObject(
  {
    source: forms('the term in the source, such as "framework agreement*"'),
    target: z.optional(forms('how it is rendered, such as "accord*-cadre*"')),
    forbidden: z.optional(forms('what it must not become')),
    note: z.optional(text('a word to the translator')),
  },
  group('a term with its source and its target'),
);

const name = z.strictObject(
  {
    source: text('the name as the source spells it'),
    target: text('the name as this language spells it, in its first case'),
  },
  group('a name with its source and its target'),
);

const words = z.array(text('a word'), { error: 'a list of words, ["CNES", "Phebus"]' });

/** `glossary.json` of a language. */
export const glossarySchema = z.strictObject(
  {
    $schema: z.optional(z.string()),
    terms: z.optional(z.array(term, { error: 'a list of terms' })),
    names: z.optional(z.array(name, { error: 'a list of names' })),
    words: z.optional(words),
  },
  group('{ "terms": […], "names": […], "words": […] }'),
);

/** What holds for every language: a term has no rendering that is the same in all. */
const sharedGlossarySchema = z.strictObject(
  { $schema: z.optional(z.string()), words: z.optional(words) },
  group('{ "words": […] }'),
);

/** `waivers.json`. */
export const waiversSchema = z.strictObject(
  {
    $schema: z.optional(z.string()),
    waivers: z.array(
      z.strictObject(
        {
          rule: text('the rule in brackets behind the message, such as end-mark'),
          segment: text('the source text of the segment'),
          reason: text('why the message is wrong here'),
        },
        group('a waiver with rule, segment and reason'),
      ),
      { error: 'a list of waivers, each with rule, segment and reason' },
    ),
  },
  group('{ "waivers": […] }'),
);

interface Glossary {
  readonly terms?: readonly z.infer<typeof term>[] | undefined;
  readonly names?: readonly z.infer<typeof name>[] | undefined;
  readonly words?: readonly string[] | undefined;
}
