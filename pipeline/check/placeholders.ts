import { matchesIn, pattern } from '../model/pattern-for.ts';
import type { Comparison, Finding } from './question.ts';

/** Asks whether a translation has the placeholders of its source: `{{name}}`, `{0}`, `%s`. */
export const comparePlaceholders: Comparison = ({ source, target }) => {
  const wanted = placeholdersOf(source.prose.text);
  const found = placeholdersOf(target.prose.text);
  const findings: Finding[] = [];
  for (const [name, places] of found) {
    if (places.length <= (wanted.get(name)?.length ?? 0)) continue;
    findings.push({
      rule: 'placeholder',
      level: 'error',
      reason: `Unexpected \`${name}\`, expected ${wanted.size > 0 ? [...wanted.keys()].map((one) => `\`${one}\``).join(', ') : 'no placeholder'} as in the source`,
      note: 'A program fills it in: its name is not translated.',
      at: places.at(-1) ?? 0,
    });
  }
  if (findings.length > 0) return findings;
  for (const [name, places] of wanted) {
    if (places.length <= (found.get(name)?.length ?? 0)) continue;
    findings.push({
      rule: 'placeholder',
      level: 'error',
      reason: `Unexpected absence of \`${name}\`, expected it as in the source`,
      note: 'A program fills it in: put it where the filled-in words belong.',
      at: 0,
    });
  }
  return findings;
};

function placeholdersOf(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { 0: name, index } of matchesIn(text, placeholder)) {
    places.set(name, [...(places.get(name) ?? []), index]);
  }
  return places;
}

// `10 % de` is a number with its sign: `%d` counts only where no digit or space comes before.
const placeholder = pattern.gu`\{\{[^{}]{1,60}\}\}|\$?\{[\p{L}_$][\p{L}\p{N}_.$]{0,40}\}|\{\d{1,2}\}|(?<![\d\s %])%(?:\d\$)?[sdif](?!\p{L})|(?<=^|\s)%(?:\d\$)?[sd](?![\p{L}\p{N}])|%\(\w{1,40}\)[sd]`;
