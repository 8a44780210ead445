import { createHash, hash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import MimeNode from 'nodemailer/lib/mime-node';
import { hostOf, identityOf } from '../model/identity.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { pasteable } from '../model/pasteable.ts';
import { makePage } from './page.ts';

/** The text of a release, as a mail says it twice. */
export interface Texts {
  /** Plain text, its lines ended by LF. */
  readonly plain: string;
  /** Headline, kicker and subtitle on one line each, without markup. */
  readonly title: string;
  readonly story: MailStory;
}

/** The text as plain markup: no style, class or id. */
export interface MailStory {
  readonly notice?: Element;
  readonly kicker?: Element;
  readonly headline: Element;
  readonly subtitle?: Element;
  readonly body: readonly ElementContent[];
  readonly captions: readonly (readonly ElementContent[] | undefined)[];
}

/**
 * Makes a mail that holds a release, text first and HTML second (RFC 5322, RFC 2046 5.1.4). It has
 * no recipients; `X-Unsent` makes mail programs open it ready to send. Everything that a mail
 * usually draws by lot or from the clock comes from the document: boundary, identifier, date.
 */
export async function mail(document: LocalizedDocument, texts: Texts): Promise<Uint8Array> {
  const { contacts, locale, moments, publisher } = document;
  const markup = makePage(document, texts);
  const identity = JSON.stringify([identityOf(document), document.version, document.draft]);
  const digest = hash('sha256', identity);
  const message = new MimeNode('multipart/alternative', {
    // Of content that may hold anything a boundary must not be guessed: it holds the content's hash.
    baseBoundary: createHash('sha256')
      .update(texts.plain)
      .update(markup)
      .digest('hex')
      .slice(0, 40),
    boundaryPrefix: 'presspack',
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  });
  message.setHeader({
    'X-Unsent': '1',
    Subject: subjectOf(document, texts.title),
    Date: mailDate(moments.updated),
    'Message-ID': `<${digest.slice(0, 40)}@${hostOf(publisher.site)}>`,
    'Content-Language': locale,
  });
  const [sender] = contacts.filter(({ email }) => isMailbox(email));
  if (sender) {
    const name = headerText(`${sender.name.text} (${publisher.name})`);
    message.setHeader('From', [{ name, address: sender.email }] as never);
  }
  const parts = [
    ['text/plain; charset=utf-8', texts.plain],
    ['text/html; charset=utf-8', markup],
  ] as const;
  for (const [contentType, content] of parts) {
    message
      .createChild(contentType)
      .setHeader({ 'Content-Language': locale, 'Content-Transfer-Encoding': encodingOf(content) })
      // Whatever the encoding, the lines of a text end so (RFC 2046, 4.1.1).
      .setContent(content.replace(/\r\n?|\n/g, '\r\n'));
  }
  return message.build();
}

/** What a journalist sees in a list of mails: may it be used, what is it, which one, what about. */
function subjectOf(document: LocalizedDocument, title: string): string {
  const { draft, embargo, labels, locale, notice, reference } = document;
  const warnings = [
    draft ? labels.draft : '',
    embargo?.text ?? '',
    notice?.label.toLocaleUpperCase(locale) ?? '',
  ];
  const parts = [...warnings.filter((text) => text !== ''), `${labels.banner} ${reference}`];
  return headerText(`${parts.join(' – ')}${labels.colon}${title}`);
}

/** A text that stays inside its header: one line, no invisible characters. */
function headerText(text: string): string {
  return pasteable(text)
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .trim();
}

/** An address that can be nothing but one mailbox (RFC 5321 4.1.2, without quoted forms). */
function isMailbox(email: string): boolean {
  return /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}.-]{1,253}$/u.test(email);
}

/** Of texts in Latin letters people can read the source; of others base64 is shorter. */
function encodingOf(content: string): string {
  const beyondLatin = content.replace(/[\p{Script=Latin}\p{Script=Common}]/gu, '').length;
  return beyondLatin > content.length / 6 ? 'base64' : 'quoted-printable';
}

/** `2018-06-15T12:00:00+02:00` as `Fri, 15 Jun 2018 12:00:00 +0200` (RFC 5322, 3.3). */
function mailDate(iso: string): string {
  const [, year = '', month = '', day = '', time = '', offset = ''] =
    /^(\d+)-(\d\d)-(\d\d)T([\d:]{8})(.*)$/.exec(iso) ?? [];
  const weekday = days[new Date(`${iso.slice(0, 10)}T12:00:00Z`).getUTCDay()];
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} ${time} ${offset.replace(':', '')}`;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
