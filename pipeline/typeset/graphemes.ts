/**
 * Cuts a text into the grapheme clusters that are to be printed, in Unicode's composed form (NFC).
 * What has no shape is left out, but for line feeds, soft hyphens, zero-width spaces and word
 * joiners, which say where a line may end, and for the joiners inside of emoji.
 *
 * @param flows Whether a line feed is but a space, as in the source.
 */
export function* clustersOf(text: string, flows: boolean): Generator<string> {
  for (const [odd, simple] of spaced(text, flows).matchAll(stretches)) {
    // The characters of a string are what it iterates over.
    if (simple !== undefined) yield* simple;
    else yield* segmentsOf(odd);
  }
}

/** All clusters of a text together, if each of them is a single character of no special kind. */
export function plainClusters(text: string, flows: boolean): string | undefined {
  const all = spaced(text, flows);
  return isPlain.test(all) ? all : undefined;
}

function spaced(text: string, flows: boolean): string {
  return text.replace(flows ? flowing : oddSpace, ' ').normalize('NFC');
}

function* segmentsOf(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text.replace(shapeless, ''))) {
    const cluster = shown(segment);
    if (cluster !== '') yield cluster;
  }
}

/** Whether a cluster is to look like an emoji, not like a sign of the text (UTS #51, 2.8). */
export function wantsEmoji(cluster: string): boolean {
  return emojiLook.test(cluster);
}

const emojiLook = /\p{Emoji_Presentation}|\ufe0f/u;

const flowing = /[ \t\v\f\r\n\u0085\u2028\u2029]+/g;
const oddSpace = /[\t\v\f\r\u0085\u2028\u2029]/g;

/** Controls, halves of characters and noncharacters; none of them belongs to a cluster. */
const shapeless = /[^\P{Cc}\n]|[\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Letters, figures and signs every one of which is a cluster by itself: nearly every text. */
const plain =
  '\\n\\u0020-\\u007e\\u00a0-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u202f-\\u205e\\u20a0-\\u20cf\\u2116';

/** Such characters, or others with the one before, to which they may belong. */
const stretches = new RegExp(`([${plain}]+(?![^${plain}]))|[${plain}]?[^${plain}]+`, 'g');

const isPlain = new RegExp(`^[${plain}]*$`);

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Emoji keep their joiners and selectors: these make one picture of several, and one text. */
function shown(cluster: string): string {
  const visible = cluster.replace(ignorable, '');
  if (visible === cluster) return cluster.normalize('NFC');
  // Its many thousand sequences take long to compile, and few documents have any of them.
  emoji ??= /^\p{RGI_Emoji}$/v;
  return emoji.test(cluster) ? cluster : visible.normalize('NFC');
}

let emoji: RegExp | undefined;

const ignorable = /[^\P{Default_Ignorable_Code_Point}\u00ad\u200b\u2060]/gu;
