import { hash } from 'node:crypto';
import { colors } from '../design/colors.ts';
import { screen } from '../design/screen.ts';
import type { Paper } from '../model/newsroom.ts';
import { printRules } from './style/print.ts';
import { screenRules } from './style/screen.ts';

/** A style sheet, and what a page must say of it. */
export interface Style {
  readonly text: string;
  /** The source expression by which a content security policy admits it and no other (CSP 3). */
  readonly hash: string;
}

/** The style sheet of every page that is printed on a paper. */
export function styleFor(paper: Paper): Style {
  styles[paper] ??= makeStyle(paper);
  return styles[paper];
}

const styles: Partial<Record<Paper, Style>> = {};

/** The tokens of `design/` as custom properties, then the rules. */
function makeStyle(paper: Paper): Style {
  const text = `
:root {
${variables({ ...colors, ...screen.faces })}${variables(screen.sizes, 'size-')}${variables(screen.leading, 'leading-')}${variables(screen.spaces, 'space-')}  --measure: ${screen.measure};
  --aside: ${screen.aside};
  --page: ${screen.page};
}
${screenRules}${printRules(paper)}`;
  return { text, hash: `sha256-${hash('sha256', text, 'base64')}` };
}

function variables(values: Readonly<Record<string, string>>, prefix = ''): string {
  return Object.entries(values)
    .map(([name, value]) => `  --${prefix}${name}: ${value};\n`)
    .join('');
}
