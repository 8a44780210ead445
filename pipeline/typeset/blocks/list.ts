import type { List, ListItem } from 'mdast';
import { colors } from '../../design/colors.ts';
import { printRuns } from '../characters.ts';
import { indented } from '../column.ts';
import type { Frame, Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import { clinging, type Strip, spaced } from '../strip.ts';
import { type Branch, branch, langOf } from '../structure.ts';

/** A list: bullets, numbers or the boxes of tasks hang before the text of the items. */
export function setList(node: List, frame: Frame, job: Job): Strip[] {
  const listNumbering = numberingOf(node);
  const owner = branch(frame.owner, 'L', { lang: langOf(node), listNumbering });
  const first = node.start ?? 1;
  const gap = node.spread ? frame.gap : frame.gap * tightness;
  const labels = node.children.map((item, index) => labelOf(item, node, first + index));
  const indent = Math.max(job.design.indent, labelWidth(labels, frame));
  const items = node.children.map((item, index) => {
    const strips = setItem(item, labels[index]!, { ...frame, owner, gap }, { job, indent });
    return index === 0 ? strips : spaced(strips, gap);
  });
  return items.flatMap((strips, index) => {
    const isFirst = index === 0 && items.length > 1 && isShort(strips);
    const isBeforeLast = index === items.length - 2 && isShort(items.at(-1)!);
    return isFirst || isBeforeLast ? clinging(strips) : strips;
  });
}

/** Whether an item is not enough to stand alone at the foot or the top of a page. */
function isShort(strips: readonly Strip[]): boolean {
  return strips.length < 3;
}

/** Items of a tight list stand closer than paragraphs. */
const tightness = 0.4;

function numberingOf(node: List) {
  if (node.ordered) return 'Decimal';
  return node.children.some((item) => typeof item.checked === 'boolean') ? 'None' : 'Disc';
}

function labelOf(item: ListItem, list: List, number: number): string {
  if (typeof item.checked === 'boolean') return item.checked ? '☑' : '☐';
  return list.ordered ? `${number}.` : '•';
}

/** Room for the longest label: a figure is about half an em wide, a sign and its space a whole one. */
function labelWidth(labels: readonly string[], { style }: Frame): number {
  const longest = labels.reduce((length, label) => Math.max(length, label.length), 0);
  return (longest / 2 + 0.6) * style.size;
}

function setItem(
  item: ListItem,
  label: string,
  frame: Frame,
  { job, indent }: { job: Job; indent: number },
): Strip[] {
  const owner = branch(frame.owner, 'LI', { lang: langOf(item) });
  const head = setLabel(label, { ...frame, owner }, job);
  const body: Branch = branch(owner, 'LBody');
  const column = indented(frame.column, indent);
  const [first, ...rest] = job.setBlocks(item.children, { ...frame, owner: body, column }, job);
  if (!first) return head;
  const marks = [...head.flatMap((strip) => strip.marks), ...first.marks];
  return [{ ...first, before: 0, marks }, ...rest];
}

function setLabel(label: string, frame: Frame, job: Job): Strip[] {
  const owner = branch(frame.owner, 'Lbl');
  const style = { ...frame.style, color: colors.accent };
  return setText(printRuns(label, { style, owner }, job), { ...frame, style }, job);
}
