import type { Element } from 'hast';
import { colors } from '../design/colors.ts';

/*
 * The look of a mail. Programs drop style sheets, so each element bears its own style; sizes are in
 * pixels, because Outlook knows no others well. Chosen by eye.
 */

const sans = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** What the parts of a mail look like, as the `style` of an element. */
export const styles = {
  page: { style: 'margin: 0; padding: 0; background: #ffffff' },
  column: {
    style: `max-width: 640px; margin: 0 auto; padding: 24px 16px; color: ${colors.ink}; font: 16px/1.5 Georgia, 'Times New Roman', serif`,
  },
  facts: { style: `margin: 0 0 24px; font: 14px/1.5 ${sans}; color: ${colors.muted}` },
  banner: { style: `color: ${colors.navy}` },
  warning: {
    style: `margin: 0 0 24px; padding: 8px 12px; border: 2px solid ${colors.warning}; color: ${colors.warning}; font: 16px/1.4 ${sans}`,
  },
  notice: {
    style: `margin: 0 0 24px; padding: 8px 12px; border-left: 4px solid ${colors.warning}; font: 16px/1.4 ${sans}`,
  },
  kicker: { style: `margin: 0 0 4px; color: ${colors.accent}; font: bold 14px/1.4 ${sans}` },
  subtitle: { style: `margin: 0 0 16px; color: ${colors.muted}; font: 18px/1.4 ${sans}` },
  end: { style: 'margin: 24px 0; text-align: center' },
} as const;

const heading = (size: number): string =>
  `margin: 24px 0 8px; color: ${colors.navy}; font: bold ${size}px/1.3 ${sans}`;
const cell = `padding: 4px 8px; border: 1px solid ${colors.rule}; vertical-align: top`;

const byTag: Readonly<Record<string, string>> = {
  h1: `margin: 0 0 16px; color: ${colors.navy}; font: bold 26px/1.2 ${sans}`,
  h2: heading(20),
  h3: heading(18),
  h4: heading(16),
  h5: heading(16),
  h6: heading(16),
  p: 'margin: 0 0 16px',
  ul: 'margin: 0 0 16px; padding: 0 0 0 24px',
  ol: 'margin: 0 0 16px; padding: 0 0 0 24px',
  blockquote: `margin: 0 0 16px; padding: 0 0 0 16px; border-left: 3px solid ${colors.accent}`,
  table: `margin: 0 0 16px; border-collapse: collapse; font: 14px/1.4 ${sans}`,
  th: `${cell}; text-align: left; background: ${colors.tint}`,
  td: cell,
  pre: `margin: 0 0 16px; padding: 8px 12px; background: ${colors.tint}; white-space: pre-wrap`,
  code: "font: 14px/1.4 Consolas, Menlo, 'Courier New', monospace",
  a: `color: ${colors.accent}`,
  hr: `margin: 24px 0; border: 0; border-top: 1px solid ${colors.rule}`,
  sup: 'font-size: 12px; line-height: 0',
  sub: 'font-size: 12px; line-height: 0',
};

/** Gives each element below a node the style of its kind; what it bears already comes after. */
export function dress(node: Element): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const own = child.properties.style;
    const kind = byTag[child.tagName];
    const isWhole = typeof own === 'string' && own.startsWith('margin');
    if (kind && !isWhole) child.properties.style = own ? `${kind}; ${own}` : kind;
    dress(child);
  }
}
