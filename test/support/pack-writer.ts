import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Artifact, Pack, PackLanguage } from '../../pipeline/model/artifact.ts';
import { openOutput, zip } from '../../pipeline/pack/pack.ts';

/** What a child process does to an output directory, and where it dies or stops on the way. */
export interface Orders {
  readonly directory: string;
  readonly action: 'open' | 'write' | 'write forever' | 'write in turn' | 'remove' | 'hash';
  /** Versions of `samplePack`; several are written in turn. */
  readonly versions: readonly string[];
  /** The number of the step, from 1, before which the process kills itself. */
  readonly killAt?: number;
  /** A regular expression for the step before which the process stops for ever, after it has said so. */
  readonly stopAt?: string;
  /** Takes the rights of this user before it begins. */
  readonly uid?: number;
  readonly date?: string;
}

/** A pack whose every file tells its version. Version `old` has other files than the rest. */
export function samplePack(version: string, overrides: Partial<Pack> = {}): Pack {
  const slug = overrides.slug ?? 'PR081-2018';
  const endings = version === 'old' ? ['fr.pdf', 'fr.html', 'en.html'] : ['ru.html', 'en.html'];
  return {
    presspack: '0.1.0',
    reference: 'PR081/2018',
    slug,
    status: slug.endsWith('_DRAFT') ? 'draft' : 'published',
    version: 1,
    date: '2018-06-15',
    publisher: { name: 'CNES', site: 'https://cnes.fr' },
    originalLanguage: 'en',
    languages: [...new Set(endings.map((ending) => ending.slice(0, 2)))].sort().map(sampleLanguage),
    artifacts: endings.map((ending) =>
      sampleArtifact(`${slug}_${ending}`, `${version} ${ending} `.repeat(400 + version.length)),
    ),
    ...overrides,
  };
}

export function sampleArtifact(name: string, text: string): Artifact {
  const locale = /_([a-z]{2})\./.exec(name)?.[1];
  return {
    name,
    ...(locale && { locale }),
    format: 'html',
    mediaType: 'text/html',
    bytes: new TextEncoder().encode(text),
  };
}

/** A pack with pictures in it, one of them of one language. */
export function illustratedPack(overrides: Partial<Pack> = {}): Pack {
  const pack = samplePack('new', overrides);
  const picture = (name: string, locale?: string): Artifact => ({
    name: `media/${name}`,
    ...(locale && { locale }),
    format: 'media',
    mediaType: 'image/jpeg',
    bytes: new TextEncoder().encode(`the picture ${name}`),
  });
  return {
    ...pack,
    artifacts: [...pack.artifacts, picture('launch.jpg'), picture('Été à Kourou.jpg', 'ru')],
  };
}

function sampleLanguage(tag: string): PackLanguage {
  return {
    tag,
    name: tag,
    title: `Title in ${tag}`,
    date: '15 June 2018',
    description: `What it is, in ${tag}`,
    verify: { integrity: `Integrity (${tag}):`, origin: `Origin (${tag}):` },
  };
}

if (import.meta.main) await obey(JSON.parse(process.argv[2] ?? '{}'));

async function obey(orders: Orders): Promise<void> {
  const [first = 'new'] = orders.versions;
  if (orders.action === 'hash') {
    const bytes = zip(samplePack(first, { date: orders.date ?? '2018-06-15' }));
    return tell(createHash('sha256').update(bytes).digest('hex'));
  }
  if (orders.uid !== undefined) process.setuid?.(orders.uid);
  let steps = 0;
  const onStep = (step: string) => {
    steps++;
    if (steps === orders.killAt) process.kill(process.pid, 'SIGKILL');
    if (orders.stopAt !== undefined && new RegExp(orders.stopAt).test(step)) {
      tell(`stopped before: ${step}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
  };
  try {
    const output = await openOutput(orders.directory, { onStep });
    const rounds = { 'write forever': Number.POSITIVE_INFINITY, 'write in turn': 20 };
    const times = orders.action in rounds ? rounds[orders.action as keyof typeof rounds] : 1;
    if (orders.action === 'remove') tell((await output.remove(samplePack(first).slug)).outcome);
    else if (orders.action !== 'open') {
      for (let round = 0; round < times; round++) {
        const version = orders.versions[round % orders.versions.length] ?? first;
        const written = await output.write(samplePack(version), { replace: true });
        if (times === 1) tell(written.outcome);
      }
    }
    tell(`steps: ${steps}`);
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string };
    tell(`${name} ${code}: ${message}`);
    process.exitCode = 74;
  }
}

/** At once, so that it is heard of a process that dies. */
function tell(line: string): void {
  writeSync(1, `${line}\n`);
}
