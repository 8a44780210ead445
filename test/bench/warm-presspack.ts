import { packOf } from '../../pipeline/build.ts';
import { formats } from '../../pipeline/formats.ts';
import { html } from '../../pipeline/html/html.ts';
import { linkAlternates, localize } from '../../pipeline/localize/localize.ts';
import { type Artifact, artifactName } from '../../pipeline/model/artifact.ts';
import { zip } from '../../pipeline/pack/pack.ts';
import { parse } from '../../pipeline/parse/parse.ts';
import { pdf } from '../../pipeline/pdf/pdf.ts';
import { readFaces } from '../../pipeline/read/faces.ts';
import { isFatal } from '../../pipeline/report/message.ts';
import { typeset } from '../../pipeline/typeset/typeset.ts';
import { openProject } from './project.ts';
import type { WarmRun } from './warm.ts';

/*
 * Builds the releases of a project in memory, one after the other, as `pipeline/build.ts` does, and
 * tells what each stage has used.
 */

const [root = '', warmUp = '0'] = process.argv.slice(2);
const stages = new Map<string, { cpu: number; wall: number }>();

/** Does a piece of work on account of a stage. */
async function spend<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const sum = stages.get(stage) ?? { cpu: 0, wall: 0 };
  sum.cpu += (user + system) / 1000;
  sum.wall += performance.now() - started;
  stages.set(stage, sum);
  return result;
}

const project = await openProject(root);
const { publisher: newsroom, locales } = project;
const faces = readFaces();
const measured = formats.filter(({ name }) => name === 'html' || name === 'pdf');
let documents = 0;
let pages = 0;
let bytes = 0;
for (const [index, file] of project.sources.entries()) {
  if (index === Number(warmUp)) {
    stages.clear();
    documents = pages = bytes = 0;
  }
  const release = await spend('parse', () => parse(file, newsroom));
  if (!release) throw new Error(file.messages.join('\n'));
  const localized = await spend('localize', () => {
    const edition = { newsroom, locales, draft: false };
    return linkAlternates(locales.map((locale) => localize(release, locale, edition, file)));
  });
  const artifacts: Artifact[] = [];
  for (const document of localized) {
    const { slug, locale } = document;
    const complete = { ...document, formats: measured };
    const keep = (format: string, mediaType: string, content: Uint8Array) => {
      const name = artifactName(slug, locale, format, false);
      artifacts.push({ name, locale, format, mediaType, bytes: content });
    };
    const page = await spend('html', () => Buffer.from(html(complete, file), 'utf8'));
    keep('html', 'text/html', page);
    const paged = await spend('typeset', () => typeset(complete, faces, file));
    const drawn = await spend('pdf', () => pdf(paged));
    keep('pdf', 'application/pdf', drawn);
    documents += 1;
    pages += paged.pages.length;
    bytes += drawn.length;
  }
  if (isFatal(file.messages)) throw new Error(file.messages.join('\n'));
  const order = { newsroom, draft: false, version: '0.0.0' };
  await spend('zip', () => zip(packOf(release, order, { documents: localized, artifacts })));
}
const run: WarmRun = { stages: Object.fromEntries(stages), documents, pages, bytes };
process.stdout.write(JSON.stringify(run));
