import type { Heading, Paragraph, Root } from 'mdast';
import type { ImageFile } from './image.ts';
import type { Paper } from './newsroom.ts';
import type { NoticeKind, Place } from './release.ts';

/**
 * One release in one language, its typography applied: the fork of the house. Nothing before it
 * knows an output format; nothing after it knows i18next or another language's text.
 *
 * The text is mdast. Conventions on its nodes:
 * - `data.hProperties.lang` is the BCP 47 tag of a passage in another language than the document
 *   (a `textDirective` named `span` inline, any block in a draft);
 * - a `textDirective` named `sub` or `sup` is lowered or raised text;
 * - `data.origin` is the path of the file that `position` speaks of: the Markdown source or a
 *   string table.
 */
export interface LocalizedDocument {
  readonly reference: string;
  /** The reference as a file name. */
  readonly slug: string;
  /** BCP 47 tag of the language of this document. */
  readonly locale: string;
  /** BCP 47 tag of the language in which the release was written. */
  readonly originalLanguage: string;
  readonly kicker?: Paragraph;
  /** The one heading of depth 1. */
  readonly headline: Heading;
  readonly subtitle?: Paragraph;
  readonly date: Moment;
  /** Place and date as the language writes them: « Moscou, le 15 juin 2018 ». */
  readonly dateline?: string;
  /** The dateline as it runs into the first paragraph of a text: “MOSCOW, 15 June 2018 –”. */
  readonly opening?: string;
  /** The town of the dateline. */
  readonly town?: LocalizedText;
  readonly embargo?: Moment;
  /** How many times it was published, corrections included; from 1. */
  readonly version: number;
  /** What was corrected; or why it was withdrawn, and then there is no body. */
  readonly notice?: LocalizedNotice;
  /** The day of the correction or withdrawal, else of the release. */
  readonly updated: Moment;
  /**
   * Noon of the day of release and of `updated`, where the newsroom works: for formats that want a
   * moment where a release has a day. ISO 8601 with seconds and offset.
   */
  readonly moments: { readonly released: string; readonly updated: string };
  /** What follows the headline: headings of depth 2 and more, paragraphs, lists, … */
  readonly body: Root;
  readonly contacts: readonly LocalizedContact[];
  readonly website?: { readonly text: string; readonly href: string };
  readonly publisher: {
    readonly name: string;
    readonly site: string;
    readonly wordmark: string;
    /** Where the newsroom stands on the web: an absolute URL that ends in `/`. */
    readonly baseUrl?: string;
  };
  /** The paper for which it is set. */
  readonly paper: Paper;
  readonly labels: Labels;
  /** The other languages of the same pack, in the order of their tags. */
  readonly alternates: readonly Alternate[];
  /** The formats in which the pack holds this document, for links between them. */
  readonly formats: readonly FileFormat[];
  readonly images: ReadonlyMap<string, ImageFile>;
  /** The pictures that go with it, which need not stand in the text. */
  readonly media: readonly LocalizedMedia[];
  /** Whether this is a draft, which says so on every page. */
  readonly draft: boolean;
}

/** What a link to a file must know of its format. */
export interface FileFormat {
  /** Name of the format in `formats.ts`. */
  readonly name: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
}

export interface LocalizedNotice {
  readonly kind: NoticeKind;
  /** « Rectificatif » */
  readonly label: string;
  readonly text: Paragraph;
}

/** A picture that goes with a release, described in the language of the document. */
export interface LocalizedMedia {
  /** The path that the front matter gives: its key in `images`. */
  readonly file: string;
  /** What the file is called in the pack, in its folder `media/`. */
  readonly name: string;
  readonly alt: LocalizedText;
  readonly caption?: Paragraph;
  readonly credit?: LocalizedText;
  /** As the front matter has it, in every language. */
  readonly copyright?: string;
  /** Where the front matter names the picture. */
  readonly place?: Place;
}

/** A date or a moment: for machines in ISO 8601, for people in the words of the language. */
export interface Moment {
  readonly iso: string;
  readonly text: string;
}

export interface LocalizedContact {
  readonly name: LocalizedText;
  readonly role: LocalizedText;
  readonly phone: { readonly text: string; readonly e164: string };
  readonly email: string;
}

/** Plain text, with its BCP 47 tag where that is not the document's. */
export interface LocalizedText {
  readonly text: string;
  readonly lang?: string;
  /** Where it is written, for a message that is raised late. */
  readonly place?: Place;
}

export interface Alternate {
  readonly locale: string;
  /** The language's name in that language: « Français ». */
  readonly name: string;
  /** The headline as plain text, in that language. */
  readonly title: string;
}

/** The furniture that every release shares, in the language of the document. */
export interface Labels {
  /** The language's own name: « Français ». */
  readonly language: string;
  /** « Communiqué de presse » */
  readonly banner: string;
  readonly reference: string;
  readonly date: string;
  /** Heading of the contacts, in the number that fits how many there are. */
  readonly contacts: string;
  readonly telephone: string;
  readonly email: string;
  readonly website: string;
  /** `Page {{page}} of {{pages}}` */
  readonly page: string;
  readonly skip: string;
  readonly availableIn: string;
  /** Before the other formats of the same text. */
  readonly download: string;
  /** What people call each format, by its name in `formats.ts`; nothing of one without a label. */
  readonly formats: Readonly<Record<string, string>>;
  readonly notes: string;
  /** Heading of the pictures. */
  readonly media: string;
  /** Before the name of whoever made a picture. */
  readonly credit: string;
  /** What closes a text that is pasted, such as “– ENDS –”; empty where there is no such custom. */
  readonly end: string;
  /** On what terms the media may use the text; empty where the newsroom states none. */
  readonly terms: string;
  /** `Back to reference {{number}}` */
  readonly backToReference: string;
  /** The word on every page of a draft: « PROJET ». */
  readonly draft: string;
  /** A sentence that says what a draft is not for; empty if all of it is in its language. */
  readonly draftNotice: string;
  /** The sentence before the command that checks a pack's sums. */
  readonly verifyIntegrity: string;
  /** The same of its signature: `… {{publisher}} … {{site}} …` */
  readonly verifyOrigin: string;
  /** The separator between a label and what it labels: `: `, or ` : ` in French. */
  readonly colon: string;
}
