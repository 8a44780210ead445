declare module 'linebreak' {
  /** Line break opportunities of a text (UAX #14). */
  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
