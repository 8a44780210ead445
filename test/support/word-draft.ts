import {
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  Math as Equation,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  type IRunOptions,
  MathRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { stripedPng } from './png.ts';

/** A Word file as a press officer sends it: everything that a release has, and much that it has not. */
export async function wordDraft(): Promise<Buffer> {
  const change = { author: 'Somebody', date: '2018-01-01T00:00:00Z' };
  return Packer.toBuffer(
    new Document({
      comments: {
        children: [
          { id: 0, children: [line(text('Ask Marie'))], author: 'Lea', date: new Date(0) },
        ],
      },
      footnotes: { 1: { children: [line(text('A note about it.'))] } },
      numbering: {
        config: [
          {
            reference: 'numbers',
            levels: [{ level: 0, format: 'decimal', text: '%1.', alignment: 'left' }],
          },
        ],
      },
      sections: [
        {
          children: [
            line(text('PRESS RELEASE')),
            styled(HeadingLevel.TITLE, text('CNES launches 5 *stars*', { bold: true })),
            new Paragraph({ style: 'Subtitle', children: [text('From Kourou: in 2018')] }),
            line(
              text('Paris, 20 June 2018 at 18:00: CNES '),
              text('signed', { bold: true }),
              text(' and '),
              text('agreed', { italics: true }),
              text('\u00A0: see note'),
              new FootnoteReferenceRun(1),
              text(', H'),
              text('2', { subScript: true }),
              text('O. Mail press@cnes.fr, see https://cnes.fr.'),
            ),
            styled(HeadingLevel.HEADING_1, text('The part')),
            styled(HeadingLevel.HEADING_3, text('A level was skipped')),
            new Paragraph({ children: [text('one')], bullet: { level: 0 } }),
            new Paragraph({ children: [text('one a')], bullet: { level: 1 } }),
            new Paragraph({ children: [text('two')], bullet: { level: 0 } }),
            ...['first', 'second'].map(
              (item) =>
                new Paragraph({
                  children: [text(item)],
                  numbering: { reference: 'numbers', level: 0 },
                }),
            ),
            line(
              text('A '),
              new ExternalHyperlink({ link: 'https://cnes.fr/', children: [text('link')] }),
              text(', and '),
              new ExternalHyperlink({ link: 'file:///C:/secret', children: [text('none')] }),
              text('.'),
            ),
            line(
              new InsertedTextRun({ id: 1, text: 'inserted ', ...change }),
              new DeletedTextRun({ id: 2, text: 'deleted ', ...change }),
              text('end'),
            ),
            line(
              new CommentRangeStart(0),
              text('commented'),
              new TextRun({ children: [new CommentReference(0)] }),
            ),
            line(new Equation({ children: [new MathRun('x=1')] })),
            new Table({
              rows: [
                ['Year', 'Event'],
                ['1966', 'Agreement | first'],
              ].map(
                (cells) =>
                  new TableRow({
                    children: cells.map((cell) => new TableCell({ children: [line(text(cell))] })),
                  }),
              ),
            }),
            line(picture('png', stripedPng('a.png', 40, 30).bytes, 'A striped picture')),
            new Paragraph({ style: 'Caption', children: [text('The caption')] }),
            line(picture('png', stripedPng('b.png', 50, 30).bytes)),
            line(picture('gif', Buffer.from('GIF89a'), 'A drawing')),
          ],
        },
      ],
    }),
  );
}

function text(words: string, options: Partial<IRunOptions> = {}): TextRun {
  return new TextRun({ text: words, ...options });
}

function line(...children: ParagraphChild[]): Paragraph {
  return new Paragraph({ children });
}

function styled(
  heading: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  ...children: ParagraphChild[]
) {
  return new Paragraph({ heading, children });
}

function picture(type: 'png' | 'gif', bytes: Uint8Array, description?: string): ImageRun {
  return new ImageRun({
    type,
    data: Buffer.from(bytes),
    transformation: { width: 40, height: 30 },
    ...(description && { altText: { name: 'x', title: 'x', description } }),
  });
}
