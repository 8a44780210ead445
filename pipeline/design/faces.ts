/** Where a face's font file lies, and what the file does not say of itself. */
export interface FaceFile {
  /** An npm package, and a path inside it. */
  readonly package: string;
  readonly path: string;
  /** Weight class, from 100 to 900. */
  readonly weight: number;
  readonly serif: boolean;
  /** Its size where it stands in for another face, as a share of that face's. */
  readonly scale: number;
}

/** What a style may ask for: the text, the furniture of the page, code. */
export type Family = 'serif' | 'sans' | 'mono';

/**
 * Every face that a page may use, by family and shape; static TrueType files under the SIL Open
 * Font License. A family need not have all shapes: the nearest it has is taken.
 */
export const faces: Readonly<Record<string, FaceFile>> = {
  ...family('serif', 'source-serif-4', 'SourceSerif4', { serif: true }),
  ...family('sans', 'source-sans-3', 'SourceSans3'),
  ...family('mono', 'source-code-pro', 'SourceCodePro'),
  symbols: face('noto-sans-symbols', '400Regular/NotoSansSymbols_400Regular', 400),
  'symbols-bold': face('noto-sans-symbols', '600SemiBold/NotoSansSymbols_600SemiBold', 600),
  dingbats: face('noto-sans-symbols-2', '400Regular/NotoSansSymbols2_400Regular', 400),
  math: face('noto-sans-math', '400Regular/NotoSansMath_400Regular', 400),
  // By eye: pictures of the height of a capital, and a little more.
  emoji: face('noto-emoji', '400Regular/NotoEmoji_400Regular', 400, { scale: 0.85 }),
  'emoji-bold': face('noto-emoji', '600SemiBold/NotoEmoji_600SemiBold', 600, { scale: 0.85 }),
};

/**
 * The families that stand in where that of a style lacks a character, in the order in which they
 * are asked. A new script needs its faces above and its family here.
 */
export const standIns: readonly string[] = [
  'sans',
  'serif',
  'symbols',
  'dingbats',
  'math',
  'emoji',
];

/** The scripts whose letters `serif` and `sans` have (ISO 15924). */
export const scripts: readonly string[] = ['Latn', 'Cyrl', 'Grek'];

/** The family that is asked first for what is to look like an emoji (UTS #51, 2.8). */
export const emojiFamily = 'emoji';

type Manner = Partial<Pick<FaceFile, 'serif' | 'scale'>>;

/** Four shapes of a family that comes in a package of Google Fonts. */
function family(name: string, packageName: string, file: string, manner?: Manner) {
  const one = (shape: string, weight: number) =>
    face(packageName, `${shape}/${file}_${shape}`, weight, manner);
  return {
    [name]: one('400Regular', 400),
    [`${name}-italic`]: one('400Regular_Italic', 400),
    [`${name}-bold`]: one('600SemiBold', 600),
    [`${name}-bold-italic`]: one('600SemiBold_Italic', 600),
  };
}

function face(packageName: string, path: string, weight: number, manner: Manner = {}): FaceFile {
  return {
    package: `@expo-google-fonts/${packageName}`,
    path: `${path}.ttf`,
    weight,
    serif: false,
    scale: 1,
    ...manner,
  };
}
