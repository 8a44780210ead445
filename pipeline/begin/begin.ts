import type { Contact, ReleaseFacts } from '../model/release.ts';

/** What is known of a release before it is written. */
export interface Beginning {
  readonly reference: string;
  /** ISO 8601 calendar date. */
  readonly date: string;
  /** BCP 47 tag of the newsroom's own language. */
  readonly language: string;
  /** The last release, whose contacts and site may be those of this one. */
  readonly former?: Pick<ReleaseFacts, 'reference' | 'contacts' | 'website'>;
  readonly subtitle?: string;
  /** The text from its headline on; without it, one to fill in. */
  readonly text?: string;
}

/**
 * The Markdown of a release to fill in: front matter that explains itself, and a text. It is a draft
 * until somebody deletes the line that says so.
 */
export function beginRelease(beginning: Beginning): string {
  const { reference, date, language, former, subtitle, text } = beginning;
  return `---
# Lines that begin with # are notes for you: delete them, or leave them; nobody else sees them.
reference: ${quoted(reference)}
# The day of the release: year-month-day.
date: ${date}
# Nothing of a draft is published. Delete the next line when the release is ready.
status: draft

# Take the # away from what you need:
# kicker: a line above the headline
${subtitle ? `subtitle: ${quoted(subtitle)}` : '# subtitle: a line below the headline'}
# place: Moscow
# embargo: ${date}T18:00:00+02:00
# language: ${language}   if the text is in another language than the newsroom's
# media:
#   - file: images/launch.jpg
#     alt: what the picture shows, for people who cannot see it
#     caption: the line below it
#     credit: who made it
#     copyright: whose it is

${contacts(former)}
${former?.website ? `website: ${quoted(former.website)}` : '# website: presse.example.org'}
---

${text ?? placeholder}`;
}

const placeholder = `# Write the headline here

Say in the first paragraph who does what, when and where.

> "What somebody said."
`;

function contacts(former: Beginning['former']): string {
  if (!former || former.contacts.length === 0) {
    return `# Whom the media may call: as many as you like.
contacts:
  - name:
    role:
    # With its country code: +33 1 23 45 67 89
    phone:
    email:`;
  }
  return `# Whom the media may call. These are the contacts of ${former.reference}: are they right here?
contacts:
${former.contacts.map(contact).join('\n')}`;
}

function contact({ name, role, phone, email }: Contact): string {
  return `  - name: ${quoted(name)}
    role: ${quoted(role)}
    phone: ${quoted(phone.text)}
    email: ${quoted(email)}`;
}

/** A text as YAML takes it for that text: as it is where it can be, else as JSON, which is YAML. */
function quoted(text: string): string {
  const isPlain = /^[\p{L}+][\p{L}\p{N}\p{M} .,’/()+@–-]*$/u.test(text) && !/ $/.test(text);
  const isWord = /^(?:true|false|yes|no|on|off|null|y|n|[+.]?inf|[+.]?nan)$/i.test(text);
  return isPlain && !isWord && !/^\+?[\d.]+$/.test(text) ? text : JSON.stringify(text);
}
