import type { FootnoteDefinition } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type Density, type PageDesign, pageDesigns } from '../design/page.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { FaceFiles, PagedDocument } from '../model/paged-document.ts';
import { setBlocks } from './blocks/blocks.ts';
import { hangNotes, setNotesRule } from './blocks/notes.ts';
import { composePage, outlineOf } from './compose.ts';
import { setContacts } from './contacts.ts';
import { openFaces } from './face.ts';
import { setFurniture } from './furniture.ts';
import { plainText } from './inline.ts';
import type { Frame, Job } from './job.ts';
import { setMasthead } from './masthead.ts';
import { continued, type FilledPage, paginate } from './pages.ts';
import { setPictures } from './pictures.ts';
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
  design: PageDesign = pageDesigns[document.paper],
): PagedDocument {
  const shared = {
    document,
    design,
    file,
    faces: openFaces(files),
    told: new Set(),
    notes: notesOf(document),
    level: 1,
    setBlocks,
  };
  const { job, root, pages: textPages } = chooseDensity(shared);
  // The text and its contacts stand as if there were no pictures, which come behind them.
  const pages = continued(textPages, setPictures(root, job), design);
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
  readonly pages: readonly FilledPage[];
}

/**
 * The most comfortable density that fits one page; a longer text takes the most comfortable that
 * does not leave its last page nearly empty.
 */
function chooseDensity(shared: Omit<Job, 'density'>): Trial {
  const { document } = shared;
  if (!document.draft) return chooseByLength(shared);
  // A draft looks as the release will, as long as its notice does not take another page.
  const final = chooseByLength({ ...shared, document: { ...document, draft: false } });
  const draft = tryDensity({ ...shared, density: final.job.density });
  return draft.pages.length === final.pages.length ? draft : chooseByLength(shared);
}

function chooseByLength(shared: Omit<Job, 'density'>): Trial {
  const trials: Trial[] = [];
  for (const density of shared.design.densities) {
    const trial = tryDensity({ ...shared, density });
    if (trial.pages.length === 1) return trial;
    trials.push(trial);
    if (isFullEnough(trial) && !mayFitOnePage(trial)) break;
  }
  return trials.find(isFullEnough) ?? trials[0]!;
}

function tryDensity(job: Job): Trial {
  const root = branch(undefined, 'Document');
  return { job, root, pages: paginate(setFlow(root, job), setNotesRule(job), job.design) };
}

/**
 * Whether the densest setting may bring a text onto one page: the area of its running text shrinks
 * with size and leading, and everything else not at all.
 */
function mayFitOnePage({ pages, job }: Trial): boolean {
  const { densities, top, continuationTop, bottom } = job.design;
  const areaOf = ({ text }: Density): number => text.size * text.leading;
  const share = Math.min(...densities.map(areaOf)) / areaOf(job.density);
  const heights = pages.map(({ text }, index) => {
    const last = text.at(-1);
    return last ? last.y + last.strip.height - (index === 0 ? top : continuationTop) : 0;
  });
  return heights.reduce((sum, height) => sum + height, 0) * share <= bottom - top;
}

/** Whether the last page is more than the end of a text and its contacts; by eye. */
function isFullEnough({ pages, job }: Trial): boolean {
  const { continuationTop, bottom } = job.design;
  const last = pages.at(-1)!.text.at(-1);
  const end = last ? last.y + last.strip.height : bottom;
  return end - continuationTop > (bottom - continuationTop) / 5;
}

function setFlow(root: Branch, job: Job): Strip[] {
  const { gap, text: style, section } = job.density;
  const frame: Frame = { owner: root, column: job.design.main, style, gap };
  const body = setBlocks(job.document.body.children, frame, job);
  const text = [...setMasthead(root, job), ...spaced(body, section * 0.8)];
  const contacts = setContacts(root, job);
  return [...hangNotes(contacts.length > 0 ? accompanying(text) : text, root, job), ...contacts];
}

/** The last two lines of a text stay with the contacts, lest these have a page of their own. */
function accompanying(text: readonly Strip[]): Strip[] {
  return text.map((strip, index) => (index >= text.length - 2 ? { ...strip, keep: true } : strip));
}

/** The notes in the order of their first references. */
function notesOf({ body }: LocalizedDocument): FootnoteDefinition[] {
  const byIdentifier = new Map<string, FootnoteDefinition>();
  visit(body, 'footnoteDefinition', (node) => {
    if (!byIdentifier.has(node.identifier))
      byIdentifier.set(node.identifier, withoutHeadings(node));
  });
  const notes = new Set<FootnoteDefinition>();
  visit(body, 'footnoteReference', (node) => {
    const note = byIdentifier.get(node.identifier);
    if (note) notes.add(note);
  });
  return [...notes];
}

/** At the foot of a page nothing is a heading: it would stand in the outline of the text. */
function withoutHeadings(note: FootnoteDefinition): FootnoteDefinition {
  const plain = structuredClone(note);
  visit(plain, 'heading', (node) => {
    const strong = { type: 'strong', children: node.children };
    Object.assign(node, { type: 'paragraph', children: [strong] });
  });
  return plain;
}
