import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { checkSourceFacts } from '../../pipeline/check/facts/facts.ts';
import { parse } from '../../pipeline/parse/parse.ts';

/** What is said of the facts of a release; its text begins in line 14. */
export function checkSourceText(
  text: string,
  language: string,
  date = '2018-06-15',
): VFileMessage[] {
  const file = new VFile({
    path: 'source/release.md',
    value: `---
reference: PR001
date: ${date}
language: ${language}
contacts:
  - name: Ada Example
    role: Press
    phone: +33 1 44 76 75 39
    email: ada@example.org
---

# Title

${text}
`,
  });
  const release = parse(file, newsroom);
  if (!release) throw new Error(file.messages.map(String).join('\n'));
  file.messages.length = 0;
  checkSourceFacts(release, { newsroom, file });
  return file.messages;
}

const newsroom = {
  name: 'Newsroom',
  site: 'https://example.org',
  language: 'en',
  wordmark: 'Newsroom',
  timeZone: 'Europe/Paris',
  paper: 'a4',
} as const;
