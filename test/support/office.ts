import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { tokens, type Words } from './format-words.ts';

const execute = promisify(execFile);

/** The words of Word files as LibreOffice shows them, all in one start of it. */
export async function officeWords(files: readonly Uint8Array[]): Promise<Words[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'presspack-office-'));
  try {
    const paths = files.map((_, index) => join(scratch, `${index}.docx`));
    for (const [index, bytes] of files.entries()) await writeFile(paths[index]!, bytes);
    // A profile of its own: one that somebody else has open would be locked.
    const profile = `-env:UserInstallation=file://${join(scratch, 'profile')}`;
    const convert = ['--headless', '--convert-to', 'html', '--outdir', scratch];
    await execute('soffice', [profile, ...convert, ...paths], { timeout: 240_000 });
    const pages = paths.map((path) => readFile(path.replace(/docx$/, 'html'), 'utf8'));
    return (await Promise.all(pages)).map(wordsOf);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function wordsOf(page: string): Words {
  const tree = unified().use(rehypeParse).parse(page);
  const notes: string[] = [];
  const read = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    if (!('children' in node)) return '';
    const inside = node.children.map(read).join('');
    if (node.type !== 'element') return inside;
    const { id, title, className } = node.properties;
    const classes = [className].flat();
    if (node.tagName === 'head' || title === 'footer' || title === 'header') return '';
    // The numbers of notes, set by LibreOffice or as raised text.
    if (classes.some((name) => /^sdfootnote(?:anc|sym)$/.test(String(name)))) return '';
    if (node.tagName === 'sup' && /^\d+$/.test(inside.trim())) return '';
    if (/^sdfootnote\d+$/.test(String(id ?? ''))) {
      notes.push(inside);
      return '';
    }
    return ['a', 'b', 'i', 'u', 'font', 'span', 'strike', 's', 'em', 'strong', 'sub'].includes(
      node.tagName,
    )
      ? inside
      : `\n${inside}\n`;
  };
  const text = read(tree);
  return { text: tokens(text), notes: tokens(notes.join('\n')) };
}
