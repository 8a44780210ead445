import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { ImageFile } from './image.ts';

/** A person the media may call or write to, as the front matter states it. */
export interface Contact {
  readonly name: string;
  readonly role: string;
  /** As it is printed, e.g. `+33 (0)1 44 76 75 39`, and in E.164 for `tel:` links. */
  readonly phone: { readonly text: string; readonly e164: string };
  readonly email: string;
}

/** The validated front matter of a release. */
export interface ReleaseFacts {
  readonly reference: string;
  /** ISO 8601 calendar date, `2018-06-15`. */
  readonly date: string;
  readonly kicker?: string;
  readonly subtitle?: string;
  /** The town of the dateline. */
  readonly place?: string;
  /** ISO 8601 date-time with its offset, `2018-06-15T18:00:00+02:00`. */
  readonly embargo?: string;
  readonly contacts: readonly Contact[];
  /** An absolute `https:` or `http:` URL, or a bare host such as `presse.cnes.fr`. */
  readonly website?: string;
  /** `draft`: not to be published yet, whatever else stands in the front matter. */
  readonly status: 'draft' | 'final';
  /** How many times it was published, corrections included; from 1. */
  readonly version: number;
  /** What was corrected, or why it was withdrawn. */
  readonly notice?: { readonly kind: NoticeKind; readonly text: string };
  /** ISO 8601 calendar date of the correction or withdrawal. */
  readonly updated?: string;
  readonly media: readonly Media[];
  /** What the press office notes for itself: every text of it, to be found nowhere in a pack. */
  readonly internal: readonly string[];
}

/** Why a release says something about itself at its head. */
export type NoticeKind = 'correction' | 'withdrawal';

/** A picture that goes with a release, as the front matter states it. */
export interface Media {
  /** Path from the Markdown file, or from the project's root if it begins with `/`. */
  readonly file: string;
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly copyright?: string;
  readonly place: Place;
}

/** One canonical release: its facts and its text, with places in the source file. */
export interface Release {
  readonly facts: ReleaseFacts;
  /** The reference as a file name: `/` and spaces have become `-`. */
  readonly slug: string;
  /** BCP 47 tag of the language in which the release is written. */
  readonly language: string;
  /** The text: the front matter is gone, the first child is the one `#` heading. */
  readonly tree: Root;
  /** Every string that a translator sees, in the order of the document. */
  readonly segments: readonly Segment[];
  /** The images that the text shows, by the URL that the Markdown gives. */
  readonly images: ReadonlyMap<string, ImageFile>;
  readonly file: VFile;
  /** Where the front matter states the reference. */
  readonly referencePlace: Place;
  /** Where it states the embargo, if there is one. */
  readonly embargoPlace?: Place;
}

/** A string to translate: a block of text with its inline Markdown, or a fact of the front matter. */
export interface Segment {
  /** The form by which its translation is found, whatever quotes and spaces were typed. */
  readonly key: string;
  /** The text as it is shown, exported and typed into a table: code and addresses are as in the source. */
  readonly source: string;
  readonly kind: SegmentKind;
  /** What distinguishes two uses of one key, as i18next understands it: a contact's name. */
  readonly context?: string;
  readonly place: Place;
}

export type SegmentKind =
  | 'kicker'
  | 'headline'
  | 'subtitle'
  | 'place'
  | 'paragraph'
  | 'heading'
  | 'table cell'
  | 'image title'
  | 'alternative text'
  | 'correction'
  | 'withdrawal'
  | 'caption'
  | 'credit'
  | 'contact name'
  | 'contact role';

/** Where in a file something stands; lines and columns count from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}
