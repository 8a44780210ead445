import { annotationProblems } from './checks/annotations.ts';
import { catalogProblems } from './checks/catalog.ts';
import { contentProblems } from './checks/content.ts';
import { fileProblems } from './checks/file.ts';
import { fontProblems } from './checks/fonts.ts';
import { metadataProblems } from './checks/metadata.ts';
import { nestingProblems } from './checks/nesting.ts';
import { parentTreeProblems } from './checks/parent-tree.ts';
import { structureProblems } from './checks/structure.ts';
import type { PdfFile } from './document.ts';
import { PdfError } from './objects.ts';

/** A standard that a file claims, and that its problems are judged by. */
export type Standard = 'PDF/UA-1' | 'PDF/A-2a';

/** A set of questions to one file; each answer is a sentence that says what is wrong. */
export type Check = (file: PdfFile, standards: readonly Standard[]) => readonly string[];

const checks: readonly Check[] = [
  fileProblems,
  catalogProblems,
  metadataProblems,
  structureProblems,
  nestingProblems,
  contentProblems,
  parentTreeProblems,
  annotationProblems,
  fontProblems,
];

/**
 * Everything that is wrong with a file by the rules this reader knows, as plain sentences; none is
 * good news, not a certificate. Trouble in reading is a problem too, and never thrown.
 */
export function problems(
  file: PdfFile,
  standards: readonly Standard[] = ['PDF/UA-1', 'PDF/A-2a'],
): string[] {
  const found = checks.flatMap((check) => {
    try {
      return check(file, standards);
    } catch (error) {
      if (error instanceof PdfError) return [error.message];
      throw error;
    }
  });
  return [...new Set(found)];
}
