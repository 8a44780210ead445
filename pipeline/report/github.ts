import type { VFileMessage } from 'vfile-message';
import { inOrder, placeOf } from './reporter.ts';
import { visible } from './visible.ts';

/**
 * Writes messages as workflow commands, which GitHub shows on the lines of a pull request
 * (docs.github.com, “Workflow commands for GitHub Actions”):
 *
 *     ::error file=locales/fr/PR081-2018.json,line=3,col=4,title=missing-translation::…
 *
 * The place stands in the text, too, because the log shows nothing else of it.
 *
 * @param folder The project's folder as seen from the repository's, empty where they are the same.
 */
export function annotate(messages: readonly VFileMessage[], folder: string): string {
  return inOrder(messages)
    .map((message) => {
      const { file, line, column, fatal, ruleId, reason, note } = message;
      const properties = [
        ['file', file && [folder, file].filter((part) => part !== '').join('/')],
        ['line', line],
        ['col', column],
        ['title', ruleId],
      ].flatMap(([name, value]) => (value ? [`${name}=${escapeProperty(String(value))}`] : []));
      const lines = [`${placeOf(message)}: ${reason}`, ...(note?.split('\n') ?? [])];
      const text = escapeText(lines.map(visible).join('\n'));
      return `::${fatal ? 'error' : 'warning'} ${properties.join(',')}::${text}\n`;
    })
    .join('');
}

/** As the runner reads it back: what it takes for an end or a separator goes behind a `%`. */
function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
