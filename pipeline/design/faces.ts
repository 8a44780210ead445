/** Where a face's font file lies: a package and a path inside it. */
export interface FaceFile {
  readonly package: string;
  readonly path: string;
  /** Weight class, from 100 to 900. */
  readonly weight: number;
  readonly serif: boolean;
}

const serif = '@expo-google-fonts/source-serif-4';
const sans = '@expo-google-fonts/source-sans-3';

/** Every face that a page may use; static TrueType files under the SIL Open Font License. */
export const faces: Readonly<Record<string, FaceFile>> = {
  serif: face(serif, '400Regular/SourceSerif4_400Regular.ttf', 400),
  'serif-italic': face(serif, '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf', 400),
  'serif-bold': face(serif, '600SemiBold/SourceSerif4_600SemiBold.ttf', 600),
  'serif-bold-italic': face(serif, '600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf', 600),
  sans: face(sans, '400Regular/SourceSans3_400Regular.ttf', 400),
  'sans-italic': face(sans, '400Regular_Italic/SourceSans3_400Regular_Italic.ttf', 400),
  'sans-bold': face(sans, '600SemiBold/SourceSans3_600SemiBold.ttf', 600),
  'sans-bold-italic': face(sans, '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf', 600),
};

function face(packageName: string, path: string, weight: number): FaceFile {
  return { package: packageName, path, weight, serif: packageName === serif };
}
