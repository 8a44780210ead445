import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod/mini';
import { isOverlong, longestAddress } from '../model/address.ts';
import { isLanguageTag } from '../model/language.ts';
import { slugOf } from './reference.ts';

/*
 * What the front matter and the newsroom's settings may say. Each `error` completes the sentence
 * “Unexpected …, expected …”.
 */

const text = (expected: string) =>
  z.string({ error: expected }).check(z.trim(), z.minLength(1, { error: expected }));

const languageTag = text('a language tag such as en or pt-BR').check(
  z.refine(isLanguageTag, { error: 'a language tag such as en or pt-BR' }),
);

const isBrief = z.refine<string>((value) => !isOverlong(hrefOf(value) ?? value), {
  error: `an address of at most ${longestAddress} characters, where a letter such as é or ж counts as six`,
});

const webAddress = text('a web address such as presse.cnes.fr').check(
  z.refine((value) => hrefOf(value) !== undefined, {
    error: 'a web address such as presse.cnes.fr or https://presse.cnes.fr/en',
  }),
  isBrief,
);

/** Characters of an e-mail address that mail servers take (RFC 5321, 4.5.3.1.3). */
const longestMailbox = 254;

const contact = z.strictObject(
  {
    name: text('the person’s name'),
    role: text('what the person is, such as Press Officer'),
    phone: text('a telephone number such as +33 (0)1 44 76 75 39').check(
      z.refine((value) => e164Of(value) !== undefined, {
        error: 'a valid telephone number with its country code, such as +33 (0)1 44 76 75 39',
      }),
    ),
    email: text('an e-mail address').check(
      z.maxLength(longestMailbox, {
        error: `an e-mail address of at most ${longestMailbox} characters`,
      }),
      z.regex(/^[^\s@<>"'()[\],;:\\]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u, {
        error: 'an e-mail address such as press@example.org',
      }),
    ),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : 'name, role, phone and email',
  },
);

const calendarDay = text('a day such as 2018-06-15').check(
  z.refine(isCalendarDay, {
    error: 'a day that exists, as year-month-day, such as 2018-06-15',
  }),
);

const wholeNumber = 'a whole number such as 2';

const medium = z.strictObject(
  {
    file: text('the path of a picture, such as images/launch.jpg'),
    alt: text('what the picture shows, for people who cannot see it'),
    caption: z.optional(text('the line below the picture')),
    credit: z.optional(text('who made the picture')),
    copyright: z.optional(text('who owns the picture, such as © CNES 2018')),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : 'file, alt, caption, credit and copyright',
  },
);

const paper = z.pipe(
  text('a4 or letter').check(z.toLowerCase()),
  z.enum(['a4', 'letter'], { error: 'a4 or letter' }),
);

/** The front matter of a release. */
export const frontMatterSchema = z.strictObject(
  {
    reference: text('a reference such as PR081-2018').check(
      z.check(({ value, issues }) => {
        const named = slugOf(value);
        if ('expected' in named)
          issues.push({ code: 'custom', input: value, message: named.expected });
      }),
    ),
    date: calendarDay,
    language: z.optional(languageTag),
    kicker: z.optional(text('a line to stand above the headline')),
    subtitle: z.optional(text('a line to stand below the headline')),
    place: z.optional(text('the town of the dateline')),
    embargo: z.optional(
      text('a moment such as 2018-06-15T18:00:00+02:00').check(
        z.refine(isZonedMoment, {
          error: 'a moment with its offset from UTC, such as 2018-06-15T18:00:00+02:00',
        }),
      ),
    ),
    contacts: z
      .array(contact, { error: 'a list of contacts, each with name, role, phone and email' })
      .check(z.minLength(1, { error: 'at least one contact' })),
    website: z.optional(webAddress),
    status: z.optional(z.enum(['draft', 'final'], { error: '`draft` or `final`' })),
    version: z.optional(
      z.int({ error: wholeNumber }).check(z.minimum(1, { error: wholeNumber }), z.maximum(999)),
    ),
    correction: z.optional(text('what was corrected, in a sentence')),
    withdrawn: z.optional(text('why the release was withdrawn, in a sentence')),
    updated: z.optional(calendarDay),
    media: z.optional(z.array(medium, { error: 'a list of pictures, each with file and alt' })),
    // Notes of the press office: read by nobody, printed nowhere.
    internal: z.optional(z.unknown()),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'settings, one a line') },
);

/** `source/newsroom.yaml`. */
export const newsroomSchema = z.strictObject(
  {
    name: text('the publisher’s name'),
    site: text('the publisher’s site, such as https://cnes.fr').check(
      z.refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), {
        error: 'a full web address such as https://cnes.fr',
      }),
      isBrief,
    ),
    language: languageTag,
    wordmark: text('the words of the masthead'),
    timeZone: text('a time zone such as Europe/Paris').check(
      z.refine(isTimeZone, { error: 'a time zone such as Europe/Paris' }),
    ),
    paper: z._default(paper, 'a4'),
    baseUrl: z.optional(
      z.pipe(
        text('a full web address such as https://presse.cnes.fr/').check(
          z.refine(isBaseUrl, {
            error: 'a full web address without ? and #, such as https://presse.cnes.fr/',
          }),
          isBrief,
        ),
        z.transform((url) => (url.endsWith('/') ? url : `${url}/`)),
      ),
    ),
    // Its first two letters say that it is an Ed25519 key; 42 bytes in all (minisign's format).
    publicKey: z.exactOptional(
      text('a minisign public key').check(
        z.regex(/^RW[QRST][A-Za-z0-9+/]{53}$/, {
          error: 'a minisign public key: 56 characters that begin with RW',
        }),
      ),
    ),
    spelling: z.optional(z.boolean({ error: 'true or false' })),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'settings, one a line') },
);

/** The E.164 form of a telephone number in international notation (ITU-T E.164). */
export function e164Of(phone: string): string | undefined {
  const number = parsePhoneNumberFromString(phone.replace(/[\u00a0\u202f]/g, ' '), {
    extract: false,
  });
  return number?.isValid() ? number.number : undefined;
}

/** The figures of a telephone number in E.164 form without the code of its country. */
export function nationalOf(number: string): string | undefined {
  return parsePhoneNumberFromString(number, { extract: false })?.nationalNumber;
}

/** The absolute URL of a web address, which may be typed without `https://`. */
export function hrefOf(website: string): string | undefined {
  const url =
    /^[a-z][a-z0-9+.-]*:/i.test(website) && !/^[^/]+\.[^/]+:\d/.test(website)
      ? website
      : `https://${website}`;
  if (/\s/.test(url) || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  const ofTheWeb = protocol === 'https:' || protocol === 'http:';
  return ofTheWeb && hostname.includes('.') ? url : undefined;
}

function isCalendarDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function isZonedMoment(moment: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.exec(moment);
  return parts?.[1] !== undefined && isCalendarDay(parts[1]) && !Number.isNaN(Date.parse(moment));
}

function isBaseUrl(url: string): boolean {
  return /^https?:\/\/[^\s?#]+$/i.test(url) && URL.canParse(url);
}

function isTimeZone(zone: string): boolean {
  try {
    return zone.includes('/') && new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
