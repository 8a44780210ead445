import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { hostileText } from './support/any-text.ts';
import { make, paragraph, ruledDocument, surroundings } from './support/formats.ts';
import { samplePages } from './support/pages.ts';
import { findProgram } from './support/program.ts';
import './support/properties.ts';

/* A mail that opens ready to send, read back by two programs that did not write it. */

const markdown = '# Two agencies sign\n\nText with [a link](https://example.org/a?b=c&d=e).';

const fields = [
  ...['x-unsent', 'subject', 'date', 'message-id', 'content-language', 'from', 'mime-version'],
  'content-type',
];

describe('a mail', () => {
  it('says who writes, what about, in which language, and that it was not sent yet', async () => {
    const source = await make('eml', samplePages().ru!);
    const mail = await PostalMime.parse(source);
    expect(mail.from).toEqual({
      name: 'Pascale Bresson (CNES)',
      address: 'pascale.bresson@cnes.fr',
    });
    expect(mail.subject).toBe(
      'ИСПРАВЛЕННАЯ ВЕРСИЯ – Пресс-релиз PR081-2018: Два агентства подписали соглашение о сотрудничестве в области космической науки',
    );
    expect(mail.headers.map(({ key }) => key)).toEqual(fields);
    const value = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(value('x-unsent')).toBe('1');
    expect(value('content-language')).toBe('ru');
    expect(value('date')).toBe('Fri, 15 Jun 2018 12:00:00 +0200');
    expect(mail.to).toBeUndefined();
    expect(`${source}`.match(/^Content-Language: ru\r$/gm)).toHaveLength(3);
  });

  it('has its text first and its markup second, and fetches nothing', async () => {
    const source = `${await make('eml', ruledDocument(markdown, surroundings))}`;
    expect(
      source.match(/^Content-Type: .*$/gm)?.map((line) => line.slice(14).split(';')[0]),
    ).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
    const { html = '' } = await PostalMime.parse(source);
    expect(html).toContain('<a href="https://example.org/a?b=c&#x26;d=e"');
    expect(html).not.toMatch(
      /<(?:img|link|script|style|iframe|form|object)\b|\bsrc=|url\(|@import/i,
    );
    expect(
      html.match(/<(?:p|h1|h2|a)(?= |>)[^>]*>/g)?.every((tag) => tag.includes('style="')),
    ).toBe(true);
  });

  it('puts embargo, draft and correction where a list of mails shows them', async () => {
    const subject = async (overrides: Partial<LocalizedDocument>) =>
      (await PostalMime.parse(await make('eml', ruledDocument('# Head', overrides)))).subject;
    const { embargo, notice } = surroundings as Required<typeof surroundings>;
    expect(await subject({ embargo })).toBe(
      'Embargoed until 18:00 CEST (16:00 UTC) – Press release TEST-1: Head',
    );
    expect(await subject({ notice })).toBe('CORRECTION – Press release TEST-1: Head');
    expect(await subject({ draft: true, embargo })).toMatch(/^DRAFT – Embargoed until/);
  });

  it('is the same on any day, and another for another text', async () => {
    const hash = async (document: LocalizedDocument) =>
      createHash('sha256')
        .update(await make('eml', document))
        .digest('hex');
    const document = ruledDocument(markdown, surroundings);
    expect(await hash(document)).toBe(await hash(ruledDocument(markdown, surroundings)));
    const boundary = async (text: string) =>
      /boundary=(\S+)/.exec(`${await make('eml', ruledDocument(text))}`)?.[1];
    expect(await boundary('# One')).not.toBe(await boundary('# Two'));
  });

  it('keeps a title of 300 characters whole', async () => {
    const title = 'Спутник '.repeat(38).trim();
    const source = await make('eml', ruledDocument(`# ${title}`));
    expect(longestLine(source)).toBeLessThanOrEqual(78);
    expect((await PostalMime.parse(source)).subject).toBe(`Press release TEST-1: ${title}`);
  });
});

describe('hostile values', () => {
  it('never become headers, recipients or parts', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (one, other) => {
        const source = await make('eml', hostileDocument(one, other));
        const mail = await PostalMime.parse(source);
        const keys = mail.headers.map(({ key }) => key);
        expect(keys.filter((key) => key !== 'from')).toEqual(
          fields.filter((key) => key !== 'from'),
        );
        expect([mail.to, mail.cc, mail.bcc, mail.replyTo]).toEqual(Array(4).fill(undefined));
        expect(mail.attachments).toEqual([]);
        expect(mail.subject).not.toMatch(/[\r\n]/);
        expect(source.toString('latin1')).toMatch(/^[\t\r\n\x20-\x7E]*$/);
        expect(longestLine(source)).toBeLessThanOrEqual(998);
      }),
      { numRuns: 150 },
    );
  });

  it('a name with line breaks stays a name, an address with them is none', async () => {
    const [contact] = ruledDocument('# x').contacts;
    const named = { ...contact!, name: { text: 'Eve\r\nBcc: all@example.org' } };
    const mail = await PostalMime.parse(
      await make('eml', ruledDocument('# x', { contacts: [named] })),
    );
    expect(mail.from?.name).toBe('Eve Bcc: all@example.org (CNES)');
    const addressed = { ...contact!, email: 'a@b.example>\r\nBcc: <c@d.example' };
    const source = `${await make('eml', ruledDocument('# x', { contacts: [addressed] }))}`;
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/^(?:From|Bcc):/m);
  });
});

describe('Python reads it:', () => {
  const python = findProgram('python3', ['--version']);
  it.for(
    Object.entries({
      ...samplePages(),
      hostile: hostileDocument('a\r\nBcc: x@y.example\r\n\r\n--', ']]>\0\uD800'),
    }),
  )('%s', async ([, document], context) => {
    if (!python) return context.skip('python3 is not installed');
    const source = await make('eml', document);
    const script = [
      'import sys, json, email, email.policy',
      'mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)',
      'parts = list(mail.iter_parts())',
      'flaws = [str(d) for part in mail.walk() for d in part.defects]',
      'flaws += [str(d) for part in mail.walk() for value in part.values() for d in getattr(value, "defects", [])]',
      'print(json.dumps({"type": mail.get_content_type(), "parts": [p.get_content_type() for p in parts], "languages": [p["Content-Language"] for p in parts], "flaws": flaws, "keys": mail.keys(), "subject": mail["Subject"], "text": parts[0].get_content()}))',
    ].join('\n');
    const run = spawnSync('python3', ['-c', script], { input: source, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const read = JSON.parse(run.stdout);
    const mail = await PostalMime.parse(source);
    expect(read).toMatchObject({
      type: 'multipart/alternative',
      parts: ['text/plain', 'text/html'],
      languages: [document.locale, document.locale],
      flaws: [],
      subject: mail.subject,
    });
    expect(read.keys.map((key: string) => key.toLowerCase())).toEqual(
      mail.headers.map(({ key }) => key),
    );
    expect(read.text.replaceAll('\r\n', '\n').trim()).toBe(
      `${mail.text}`.replaceAll('\r\n', '\n').trim(),
    );
  });
});

function hostileDocument(one: string, other: string): LocalizedDocument {
  const [contact] = ruledDocument('# x').contacts;
  const document = ruledDocument('# x', surroundings);
  return {
    ...document,
    headline: { type: 'heading', depth: 1, children: [{ type: 'text', value: other }] },
    kicker: paragraph(one),
    reference: other,
    body: { type: 'root', children: [paragraph(one), paragraph(other)] },
    contacts: [{ ...contact!, name: { text: one }, role: { text: other }, email: other }, contact!],
    embargo: { iso: '2018-06-15T18:00:00+02:00', text: one },
    publisher: { name: one, site: other, wordmark: one },
    labels: { ...document.labels, banner: one },
    draft: true,
  };
}

function longestLine(source: Buffer): number {
  return Math.max(
    ...source
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.length),
  );
}
