import { VFile } from 'vfile';
import { checkManners } from '../build.ts';
import { scripts } from '../design/faces.ts';
import { isLanguageTag } from '../model/language.ts';
import type { Locale } from '../model/string-table.ts';
import { reporters } from '../report/reporters.ts';
import { type NewLocale, newLocale } from '../sync/new-locale.ts';
import { addFolder } from '../write/write.ts';
import { exitCodes, UsageError } from './exit.ts';
import { openTranslations } from './project.ts';
import { chooseReporter, tell } from './reporter.ts';
import { openTerminal, table } from './terminal.ts';

/** What stands behind `presspack locale add`, as commander reads it. */
export interface LocaleOptions {
  readonly root: string;
  readonly reporter?: string;
  readonly json?: boolean;
}

/** `presspack locale add`: begins a language, and says what to do next. */
export async function addLocale(
  tag: string,
  options: LocaleOptions,
  version: string,
): Promise<number> {
  requireTag(tag);
  const reporter = chooseReporter(options);
  const terminal = openTerminal({ quiet: true });
  const { project, newsroom, releases } = await openTranslations([], { root: options.root });
  if (project.locales.some((locale) => locale.tag === tag)) {
    throw new UsageError(
      `locales/${tag}/ is there already. \`npm run sync\` adds what it lacks; \`npm run status\` shows it.`,
    );
  }
  const sources = releases.map(([source]) => source);
  const messages = [project.complaints, project.newsroom, ...sources]
    .flatMap((file) => file.messages)
    .filter(({ fatal }) => fatal);
  const sound = releases.flatMap(([, release]) => (release ? [release] : []));
  const begun = newsroom && newLocale(tag, sound, project.locales);
  if (begun) await addFolder(project.root, `locales/${tag}`, begun.files);
  const exitCode = messages.length > 0 ? exitCodes.content : exitCodes.ok;
  const findings = { command: 'locale add', presspack: version, exitCode, messages };
  if (reporter === 'json') {
    const files = [...(begun?.counts ?? [])].map(([name, texts]) => ({ name, texts }));
    const added = begun && { locale: { tag, folder: `locales/${tag}`, files } };
    terminal.print(reporters.json({ ...findings, ...added }));
    return exitCode;
  }
  tell(findings, { reporter, terminal, root: options.root });
  if (begun) terminal.print(showLocale(tag, begun, project.locales));
  if (messages.length > 0) {
    terminal.complain(
      begun
        ? 'Releases with mistakes have no table yet: mend them, then type npm run sync.\n'
        : 'Nothing was written. Mend the errors above and try again.\n',
    );
  }
  return exitCode;
}

function requireTag(tag: string): void {
  const likely = tag.replaceAll('_', '-');
  if (!isLanguageTag(likely)) {
    throw new UsageError(
      `“${tag}” is no language tag. German is de, Brazilian Portuguese pt-BR: the first part is the two or three letters of ISO 639.`,
    );
  }
  const canonical = Intl.getCanonicalLocales(likely)[0] ?? likely;
  if (canonical !== tag) throw new UsageError(`write the language tag as ${canonical}.`);
  if (languageName(tag) === undefined) {
    throw new UsageError(
      `no language is known as ${tag}. German is de, Japanese ja, Ukrainian uk: look for yours in ISO 639.`,
    );
  }
}

function showLocale(tag: string, { counts }: NewLocale, others: readonly Locale[]): string {
  const name = languageName(tag) ?? tag;
  const what = (file: string): string => {
    if (file === 'labels.json') return 'the words around the text: “Press release”, “Page 1 of 2”';
    return file === 'common.json' ? 'what releases share: names, roles' : 'the text of a release';
  };
  const rows = [...counts].map(([file, count]) => [`  ${file}`, String(count), what(file)]);
  const tags = others.map((locale) => locale.tag).join(',');
  return [
    `locales/${tag}/ is begun: ${name}. To translate:`,
    table(rows, [1]).trimEnd(),
    '',
    ...remarks(tag, name),
    'What to do next:',
    '  1. Type each translation between the two empty quotation marks; locales/README.md shows how.',
    `  2. Look at it: npm run build -- --draft --locale ${tag}`,
    `  3. Until all is translated, publish the others: npm run build -- --locale ${tags}`,
    '',
  ].join('\n');
}

/** What presspack knows of the language, and what it does not. */
function remarks(tag: string, name: string): string[] {
  const file = new VFile({ path: `locales/${tag}` });
  checkManners([{ tag, tables: new Map(), settings: new Map() }], file);
  const missing = new Set(file.messages.map(({ ruleId }) => ruleId));
  const { script } = new Intl.Locale(tag).maximize();
  return [
    missing.has('neutral-typography')
      ? `Quotes, spaces and dashes of ${name} are not known: they stay as you type them.`
      : `Quotes, spaces and dashes of ${name} are known: type them as you like.`,
    missing.has('no-hyphenation')
      ? `Words of ${name} are not divided on paper: no patterns are known.`
      : `Words of ${name} are divided on paper.`,
    ...(script && !scripts.includes(script)
      ? [
          `The letters of ${name} (${script}) are in no font of presspack: it cannot be printed yet.`,
        ]
      : []),
    '',
  ];
}

function languageName(tag: string): string | undefined {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
}
