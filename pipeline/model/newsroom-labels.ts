/** The words of the newsroom's own pages and feeds in one language. */
export interface NewsroomLabels {
  /** BCP 47 tag. */
  readonly tag: string;
  /** The language's own name: « Français ». */
  readonly language: string;
  /** « Communiqués de presse » */
  readonly releases: string;
  /** `Communiqués de presse {{year}}` */
  readonly releasesOf: string;
  /** The way back from a year to the newest releases. */
  readonly latest: string;
  /** Before the list of years. */
  readonly years: string;
  /** Before the list of feeds. */
  readonly subscribe: string;
  /** « Non disponible en français » */
  readonly notAvailable: string;
  /** The zip of this language. */
  readonly allFiles: string;
  /** The zip of all languages. */
  readonly allLanguages: string;
  readonly availableIn: string;
  readonly skip: string;
  readonly download: string;
  readonly correction: string;
  readonly withdrawal: string;
  /** What people call each format, by its name in `formats.ts`, in the order in which to list them. */
  readonly formats: Readonly<Record<string, string>>;
  /** The separator between a label and what it labels. */
  readonly colon: string;
}
