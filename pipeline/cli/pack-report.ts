import type { Pack } from '../model/artifact.ts';
import type { Refusal, WrittenPack } from '../pack/pack.ts';
import type { Report } from '../report/json.ts';

type Done = Exclude<WrittenPack, Refusal>;
type PackReport = NonNullable<Report['packs']>[number];

/** What a report tells of a pack that was written, wherever it lies. */
export function reportWritten(
  pack: Pack,
  written: Done,
): Pick<PackReport, 'folder' | 'zip' | 'zips' | 'signature' | 'files'> {
  return {
    folder: written.folder,
    zip: { path: written.zip, bytes: written.zipSize },
    zips: listZips(written),
    signature: signatureOf(written),
    files: listFiles(pack, written),
  };
}

/** Every file of the folder, those included that the pack room adds. */
function listFiles({ artifacts }: Pack, { files }: Done): PackReport['files'] {
  const made = new Map(artifacts.map((artifact) => [artifact.name, artifact]));
  return files.map(({ name, size }) => {
    const artifact = made.get(name);
    const tag = artifact?.locale ?? /^VERIFY_(.*)\.txt$/.exec(name)?.[1];
    const own = {
      'manifest.json': 'manifest',
      SHA256SUMS: 'sums',
      'SHA256SUMS.minisig': 'signature',
    };
    return {
      name,
      ...(tag && { locale: tag }),
      format: artifact?.format ?? own[name as keyof typeof own] ?? 'verify',
      bytes: size,
    };
  });
}

function listZips({ siblings }: Done): PackReport['zips'] {
  return siblings.map(({ path, language, size }) => ({
    path,
    ...(language && { language }),
    bytes: size,
  }));
}

function signatureOf({ signed, unsigned }: Done): PackReport['signature'] {
  if (unsigned.length > 0) return 'dropped';
  return signed ? 'kept' : 'absent';
}
