import type { Definition, FootnoteDefinition } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type PageDesign, pageDesign } from '../design/page.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { FaceFiles, PagedDocument } from '../model/paged-document.ts';
import { setBlocks } from './blocks/blocks.ts';
import { setNotes } from './blocks/notes.ts';
import { composePage, outlineOf } from './compose.ts';
import { setContacts } from './contacts.ts';
import { openFaces } from './face.ts';
import { setFurniture } from './furniture.ts';
import { plainText } from './inline.ts';
import type { Frame, Job } from './job.ts';
import { setMasthead } from './masthead.ts';
import { type PlacedStrip, paginate } from './pages.ts';
import { type Strip, spaced } from './strip.ts';
import { type Branch, branch } from './structure.ts';

/**
 * Decides where everything in a document stands on paper. Characters that the faces cannot show
 * are reported in `file` (`missing-glyph`) and left out.
 */
export function typeset(
  document: LocalizedDocument,
  files: FaceFiles,
  file: VFile,
  design: PageDesign = pageDesign,
): PagedDocument {
  const shared = {
    document,
    design,
    file,
    faces: openFaces(files),
    told: new Set(),
    definitions: definitionsOf(document),
    notes: notesOf(document),
    level: 1,
    setBlocks,
  };
  const { job, root, pages } = chooseDensity(shared);
  const title = plainText(document.headline);
  return {
    locale: document.locale,
    title,
    author: document.publisher.name,
    subject: subjectOf(document),
    keywords: [document.labels.banner, document.publisher.name, document.reference],
    date: document.date.iso,
    pages: pages.map((placed, index) =>
      composePage(placed, setFurniture(index, pages.length, job), design),
    ),
    structure: root.element,
    outline: outlineOf(pages),
  };
}

function subjectOf({ subtitle, kicker, labels }: LocalizedDocument): string {
  const phrase = subtitle ?? kicker;
  return phrase ? plainText(phrase) : labels.banner;
}

interface Trial {
  readonly job: Job;
  readonly root: Branch;
  readonly pages: PlacedStrip[][];
}

/**
 * The most comfortable density that fits one page; a longer text takes the most comfortable that
 * does not leave its last page nearly empty.
 */
function chooseDensity(shared: Omit<Job, 'density'>): Trial {
  const trials: Trial[] = [];
  for (const density of shared.design.densities) {
    const trial = tryDensity({ ...shared, density });
    if (trial.pages.length === 1) return trial;
    trials.push(trial);
    // What fills more than two pages is on one in no density.
    if (trial.pages.length > 2 && isFullEnough(trial)) break;
  }
  return trials.find(isFullEnough) ?? trials[0]!;
}

function tryDensity(job: Job): Trial {
  const root = branch(undefined, 'Document');
  return { job, root, pages: paginate(setFlow(root, job), job.design) };
}

/** Whether the last page is more than the end of a text and its contacts; by eye. */
function isFullEnough({ pages, job }: Trial): boolean {
  const { continuationTop, bottom } = job.design;
  const last = pages.at(-1)!.at(-1)!;
  return last.y + last.strip.height - continuationTop > (bottom - continuationTop) / 5;
}

function setFlow(root: Branch, job: Job): Strip[] {
  const { gap, text, section } = job.density;
  const frame: Frame = { owner: root, column: job.design.main, style: text, gap };
  const body = setBlocks(job.document.body.children, frame, job);
  return [
    ...setMasthead(root, job),
    ...spaced(body, section * 0.8),
    ...setNotes(job.notes, frame, job),
    ...setContacts(root, job),
  ];
}

function definitionsOf({ body }: LocalizedDocument): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(body, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/** The notes in the order of their first references. */
function notesOf({ body }: LocalizedDocument): FootnoteDefinition[] {
  const byIdentifier = new Map<string, FootnoteDefinition>();
  visit(body, 'footnoteDefinition', (node) => {
    if (!byIdentifier.has(node.identifier)) byIdentifier.set(node.identifier, node);
  });
  const notes = new Set<FootnoteDefinition>();
  visit(body, 'footnoteReference', (node) => {
    const note = byIdentifier.get(node.identifier);
    if (note) notes.add(note);
  });
  return [...notes];
}
