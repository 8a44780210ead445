import type { FootnoteDefinition } from 'mdast';
import { colors } from '../../design/colors.ts';
import { printRuns } from '../characters.ts';
import { indented } from '../column.ts';
import { noteId } from '../inline.ts';
import type { Frame, Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import { bound, type Strip, spaced } from '../strip.ts';
import { branch, langOf } from '../structure.ts';

/** The notes that the text refers to, under their heading at its end. */
export function setNotes(notes: readonly FootnoteDefinition[], frame: Frame, job: Job): Strip[] {
  if (notes.length === 0) return [];
  const style = job.design.styles.section;
  const owner = branch(frame.owner, 'H2');
  const title = job.document.labels.notes;
  const heading = setText(printRuns(title, { style, owner }, job), { ...frame, style }, job);
  const [first, ...rest] = bound(heading);
  const entry = { title, level: 2 };
  const opening = first ? [{ ...first, entry, before: job.density.section }, ...rest] : [];
  return [...opening, ...notes.flatMap((note, index) => setNote(note, index, frame, job))];
}

function setNote(note: FootnoteDefinition, index: number, frame: Frame, job: Job): Strip[] {
  const style = job.design.styles.note;
  const { indent } = job.design;
  const id = noteId(index);
  const owner = branch(frame.owner, 'Note', { id, lang: langOf(note) });
  const label = branch(owner, 'Lbl');
  const ink = { style: { ...style, color: colors.accent }, owner: label };
  const head = setText(printRuns(String(index + 1), ink, job), { ...frame, style }, job);
  const column = indented(frame.column, indent);
  const [first, ...rest] = job.setBlocks(note.children, { owner, column, style, gap: 2 }, job);
  if (!first) return spaced(head, 2);
  const marks = [...head.flatMap((strip) => strip.marks), ...first.marks];
  return [{ ...first, before: 2, marks }, ...rest];
}
