import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { VFile } from 'vfile';
import type { Pack } from '../model/artifact.ts';
import type { Release } from '../model/release.ts';
import type { Output } from '../pack/pack.ts';
import type { Session, Task } from './build.ts';
import type { Placed } from './embargo.ts';
import { complainOfRefusal, warnOfStuck } from './pack-messages.ts';
import { vaultOf } from './vault.ts';

/** Looks at what is under embargo, or was: only then is the code for it needed. */
export async function enterVault(
  session: Session,
  { now, chosen }: { now: number; chosen: readonly (readonly [VFile, Release | undefined])[] },
): Promise<void> {
  const releases = chosen
    .map(([, release]) => release)
    .filter((release) => release !== undefined)
    .filter(({ facts }) => facts.status !== 'draft');
  const isThere = await stat(vaultOf(session.directory, session.options)).then(
    () => true,
    () => false,
  );
  if (!isThere && !releases.some(({ facts }) => facts.embargo)) return;
  const { checkEmbargo, openVault } = await import('./embargo.ts');
  session.vault = await openVault(session.directory, session.options, { now, releases });
  for (const release of releases) checkEmbargo(release, now, session.timeZone);
}

/** Writes a pack to where it belongs: drafts where drafts are, others as their embargo has it. */
export async function put(
  { options, vault }: Session,
  output: Output,
  pack: Pack,
): Promise<Placed> {
  const replace = options.replace === true;
  if (!vault) {
    const written = await output.write(pack, { replace });
    return { written, isHidden: false, removed: [], stuck: [] };
  }
  const { place } = await import('./embargo.ts');
  return place(pack, output, { vault, replace });
}

/** Keeps a draft out of everything public, where its former pack may stand. */
export async function keepBack(
  { packs, vault, directory, files }: Session,
  { source, output, isBarred }: Pick<Task, 'source' | 'output' | 'isBarred'>,
  { facts: { reference }, slug }: Release,
): Promise<void> {
  const started = performance.now();
  const removed: string[] = [];
  if (!isBarred) {
    const gone = await output.remove(slug);
    if (gone.outcome === 'removed') removed.push(join(directory, slug));
    if (gone.outcome === 'refused') {
      files.add(source);
      complainOfRefusal(source, gone);
    }
    if (vault) {
      const { removeHidden } = await import('./embargo.ts');
      const hidden = await removeHidden(vault, (one) => one === slug);
      removed.push(...hidden.removed);
      if (hidden.stuck.length > 0) files.add(source);
      warnOfStuck(source, hidden.stuck);
    }
  }
  packs.push({
    reference,
    outcome: 'withheld',
    reason: 'draft',
    ...(removed.length > 0 && { removed }),
    files: [],
    milliseconds: Math.round(performance.now() - started),
  });
}
