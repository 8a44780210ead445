import { spawnSync } from 'node:child_process';
import { VFile } from 'vfile';
import {
  exchangeFormats,
  gatherRelease,
  type Returned,
  readExchange,
} from '../../pipeline/exchange/exchange.ts';
import type { ExchangeDocument } from '../../pipeline/model/exchange.ts';
import { frenchOf, layOut, releaseOf } from './tables.ts';

/** A document with every kind of text, markup and state. */
export function sampleExchange(): ExchangeDocument {
  const body = [
    'On *Friday*, **CNES [and *its* partners](https://cnes.fr/en)** met.',
    'Water is H<sub>2</sub>O; `x = "1"` is code[^1]. See https://cnes.fr or press@cnes.fr\\\nand :span[Bion-M № 2]{lang=ru}.',
    'The launch is in October 2019.',
    'This one is new: “3 < 4 & 5 > 4”.',
    '| Mission | Year |\n| --- | --- |\n| Phebus | 2018 |',
    '![The crew on 1 June](images/crew.png "The crew")',
    '[^1]: Mouse Telemetry.',
  ].join('\n\n');
  const table = layOut([
    ['Title', 'Titre'],
    [
      'On *Friday*, **CNES [and *its* partners](https://cnes.fr/en)** met.',
      'Le **CNES [et *ses* partenaires](https://cnes.fr/fr)** se sont réunis *vendredi*, :span[live]{lang=en}.',
    ],
    ['The launch is in October 2018.', 'Le lancement aura lieu en octobre\u00a02018\u202f!'],
    ['Phebus', '  Phébus \u00a0'],
    ['2018', '2018'],
    ['The crew on 1 June', 'L’équipage 👩‍🚀, le 1er juin'],
    ['Press Officer_Pascale Bresson', 'Chargée de presse'],
    ['Pascale Bresson', 'Pascale Bresson'],
  ]);
  return gatherRelease(
    releaseOf(body, 'kicker: =1+1 is no formula\n'),
    frenchOf({ 'TEST-1': table }),
  );
}

/** Writes a document in a format. */
export async function write(name: string, document: ExchangeDocument): Promise<Uint8Array> {
  const format = exchangeFormats.find((one) => one.name === name);
  if (!format) throw new Error(`there is no format ${name}`);
  return format.write(document);
}

/** Reads a file as an import does; what is wrong with it is on `file`. */
export async function read(
  fileName: string,
  bytes: Uint8Array | string,
): Promise<{ returned: Returned | undefined; file: VFile; reasons: string[] }> {
  const file = new VFile({ path: fileName });
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  const returned = await readExchange(content, { source: 'en', target: 'fr' }, file);
  return { returned, file, reasons: file.messages.map(({ reason }) => reason) };
}

/** The name of a file of each format that can come back. */
export const fileNames = {
  xliff: 'TEST-1.fr.xlf',
  xliff12: 'TEST-1.fr.1.2.xlf',
  po: 'TEST-1.fr.po',
  xlsx: 'TEST-1.fr.xlsx',
  tmx: 'TEST-1.fr.tmx',
} as const;

/**
 * Whether a program answers. Without it the tests that need it are skipped and say so, except where
 * every checker is required: there they fail.
 */
export function hasProgram(command: string, args: readonly string[], where: string): boolean {
  if (spawnSync(command, args).status === 0) return true;
  const sentence = `${command} ${args.join(' ')} does not work: install ${where}`;
  if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(sentence);
  console.warn(`SKIPPED: what ${command} says of exports. ${sentence}.`);
  return false;
}
