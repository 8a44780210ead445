import { createHash } from 'node:crypto';
import { colors } from '../design/colors.ts';
import { screen } from '../design/screen.ts';
import { printRules } from './style/print.ts';
import { screenRules } from './style/screen.ts';

/** The style sheet of every page: the tokens of `design/` as custom properties, then the rules. */
export const style = `
:root {
${variables({ ...colors, ...screen.faces })}${variables(screen.sizes, 'size-')}${variables(screen.leading, 'leading-')}${variables(screen.spaces, 'space-')}  --measure: ${screen.measure};
  --aside: ${screen.aside};
  --page: ${screen.page};
}
${screenRules}${printRules}`;

/** The source expression by which a content security policy admits `style` and no other (CSP 3). */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

function variables(values: Readonly<Record<string, string>>, prefix = ''): string {
  return Object.entries(values)
    .map(([name, value]) => `  --${prefix}${name}: ${value};\n`)
    .join('');
}
