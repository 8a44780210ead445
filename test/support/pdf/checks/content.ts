import { type Mark, type PageContent, type Painting, readContents } from '../content.ts';
import type { PdfFile } from '../document.ts';
import type { PdfDict } from '../objects.ts';

/** Everything painted is real content or artifact, exactly once (ISO 14289-1, 7.1 and 7.20). */
export function contentProblems(file: PdfFile): readonly string[] {
  const contents = readContents(file);
  return [
    ...contents.flatMap((content) => {
      const where = `Page ${content.page.index + 1}`;
      return [
        ...content.faults.map((fault) => `${where}: ${fault}`),
        ...unmarkedProblems(content.paintings, where),
        ...content.marks.flatMap(({ mark }) => markProblems(mark, where)),
      ];
    }),
    ...repeatedProblems(contents),
    ...formProblems(contents),
  ];
}

function unmarkedProblems(paintings: readonly Painting[], where: string): readonly string[] {
  const unmarked = paintings.filter(({ mark }) => !chainOf(mark).some(isOwner));
  const [first] = unmarked;
  if (!first) return [];
  const example = first.run
    ? `"${first.run.text.slice(0, 30)}"`
    : `the ${first.kind} of ${first.operator}`;
  return [
    `${where}: ${unmarked.length} painted things are neither tagged nor artifacts, such as ${example}`,
  ];
}

/** A mark that says whose content this is, inside another one that says so too. */
function markProblems(mark: Mark, where: string): readonly string[] {
  if (!isOwner(mark)) return [];
  const problems: string[] = [];
  if (mark.mcid !== undefined && !(Number.isInteger(mark.mcid) && mark.mcid >= 0))
    problems.push(`${where}: the MCID ${mark.mcid} is no whole number`);
  if (mark.mcid !== undefined && mark.tag === 'Artifact')
    problems.push(`${where}: an artifact has the MCID ${mark.mcid}`);
  const outer = chainOf(mark.parent).find(isOwner);
  if (!outer) return problems;
  const describe = ({ mcid }: Mark): string =>
    mcid === undefined ? 'an artifact' : `MCID ${mcid}`;
  return [...problems, `${where}: ${describe(mark)} is inside ${describe(outer)}`];
}

/** MCIDs that two sequences of one page or form share. */
function repeatedProblems(contents: readonly PageContent[]): readonly string[] {
  const problems: string[] = [];
  const seen = new Map<PdfDict, Set<number>>();
  for (const { page, marks } of contents)
    for (const { mark } of marks) {
      if (mark.mcid === undefined) continue;
      const used = seen.get(mark.home) ?? new Set();
      seen.set(mark.home, used);
      if (used.has(mark.mcid))
        problems.push(`Page ${page.index + 1}: the MCID ${mark.mcid} is used twice`);
      used.add(mark.mcid);
    }
  return problems;
}

/** A form with tagged content of its own can have only one place in the structure (7.20). */
function formProblems(contents: readonly PageContent[]): readonly string[] {
  const tagged = new Set(
    contents.flatMap(({ marks }) =>
      marks.filter(({ mark }) => mark.mcid !== undefined).map(({ mark }) => mark.home),
    ),
  );
  const once = new Set<PdfDict>();
  const again = new Set<PdfDict>();
  for (const { forms } of contents)
    for (const form of forms) (once.has(form) ? again : once).add(form);
  return [...again]
    .filter((form) => tagged.has(form))
    .map(() => 'A form XObject with MCIDs is painted more than once');
}

function isOwner(mark: Mark): boolean {
  return mark.mcid !== undefined || mark.tag === 'Artifact';
}

function chainOf(mark: Mark | undefined): readonly Mark[] {
  const chain: Mark[] = [];
  for (let at = mark; at; at = at.parent) chain.push(at);
  return chain;
}
