/** The part of gettext-parser that we use: it brings no types of its own. */
declare module 'gettext-parser' {
  interface Comments {
    translator?: string;
    reference?: string;
    extracted?: string;
    flag?: string;
    previous?: string;
  }
  interface Message {
    msgid: string;
    msgctxt?: string;
    msgid_plural?: string;
    msgstr: string[];
    comments?: Comments;
  }
  interface Catalogue {
    charset: string;
    headers?: Record<string, string>;
    translations: Record<string, Record<string, Message>>;
  }
  export const po: {
    parse(input: string, options?: { validation?: boolean }): Catalogue;
    compile(catalogue: Catalogue, options?: { foldLength?: number }): Buffer;
  };
}
