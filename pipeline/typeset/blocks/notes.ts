import type { FootnoteDefinition } from 'mdast';
import { colors } from '../../design/colors.ts';
import { printRuns } from '../characters.ts';
import { indented } from '../column.ts';
import { noteId } from '../inline.ts';
import type { Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import { isArtifact, type Mark, type Strip, spaced } from '../strip.ts';
import { type Branch, blockOf, branch, join, langOf } from '../structure.ts';

/**
 * Sets the notes and gives each to the strip that is first to refer to it, at the foot of whose
 * page it then stands.
 *
 * In the structure a note follows the block that refers to it, because a listener wants it there
 * and not between two halves of a sentence; the reference leads to it (ISO 32000-1, 14.8.4.4.1,
 * leaves both open).
 */
export function hangNotes(flow: readonly Strip[], root: Branch, job: Job): Strip[] {
  const notes = job.notes.map((note, index) => setNote(note, index, root, job));
  const waiting = new Map(notes.map((note, index) => [String(index + 1), note]));
  const hung = flow.map((strip, index) => {
    const own = takeNotes(strip, waiting);
    // Notes that only refer to each other stand with the end of the text: nothing is lost.
    const left = index === flow.length - 1 ? [...waiting.values()] : [];
    return own.length + left.length > 0 ? { ...strip, notes: [...own, ...left] } : strip;
  });
  joinInOrder(hung);
  return hung;
}

/** The rule above the notes of a page. */
export function setNotesRule({ design }: Job): Strip {
  const { x, width } = design.main;
  const { aboveRule, belowRule, rule } = design.notes;
  const line = {
    kind: 'box',
    x,
    y: aboveRule,
    width: width * rule,
    height: design.hairline,
    color: colors.muted,
  } as const;
  return { height: aboveRule + belowRule, before: 0, keep: true, marks: [], grounds: [line] };
}

function setNote(note: FootnoteDefinition, index: number, root: Branch, job: Job): Strip[] {
  const style = job.design.styles.note;
  const { main, indent } = job.design;
  const { gap } = job.design.notes;
  const owner = branch(root, 'Note', { id: noteId(index), lang: langOf(note) });
  const label = branch(owner, 'Lbl');
  const ink = { style: { ...style, color: colors.accent }, owner: label };
  const head = setText(printRuns(String(index + 1), ink, job), { column: main, style }, job);
  const column = indented(main, indent);
  const [first, ...rest] = job.setBlocks(note.children, { owner, column, style, gap }, job);
  if (!first) return spaced(head, gap);
  const marks = [...head.flatMap((strip) => strip.marks), ...first.marks];
  return [{ ...first, before: gap, marks }, ...rest];
}

/** The notes that a strip refers to, and those that they refer to, unless they have a place yet. */
function takeNotes(strip: Strip, waiting: Map<string, readonly Strip[]>) {
  const taken: (readonly Strip[])[] = [];
  const strips = [strip];
  for (const { marks } of strips) {
    for (const number of referencesIn(marks)) {
      const note = waiting.get(number);
      if (!note) continue;
      waiting.delete(number);
      taken.push(note);
      for (const each of note) strips.push(each);
    }
  }
  return taken;
}

/** The numbers of the notes that are referred to: a reference prints nothing else. */
function referencesIn(marks: readonly Mark[]): string[] {
  const numbers = new Map<Branch, string>();
  for (const { owner, drawing } of marks) {
    if (isArtifact(owner) || drawing?.kind !== 'glyphs') continue;
    const reference = [owner, owner.parent].find((one) => one?.element.type === 'Reference');
    if (!reference) continue;
    const text = drawing.glyphs.map((glyph) => glyph.text).join('');
    numbers.set(reference, (numbers.get(reference) ?? '') + text);
  }
  return [...numbers.values()].map((number) => number.trim());
}

/** Puts blocks and notes into the structure in the order in which they are read. */
function joinInOrder(flow: readonly Strip[]): void {
  let block: Branch | undefined;
  let owed: (Branch | undefined)[] = [];
  const settle = () => {
    for (const note of owed) if (note) join(note);
    owed = [];
  };
  for (const { marks, notes = [] } of flow) {
    for (const { owner } of marks) {
      if (isArtifact(owner) || blockOf(owner) === block) continue;
      settle();
      block = blockOf(owner);
      join(block);
    }
    owed.push(...notes.map(noteOf));
  }
  settle();
}

function noteOf(strips: readonly Strip[]): Branch | undefined {
  const owner = strips[0]?.marks[0]?.owner;
  return owner && !isArtifact(owner) ? blockOf(owner) : undefined;
}
