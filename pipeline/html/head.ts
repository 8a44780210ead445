import type { Element } from 'hast';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { artifactName } from '../model/artifact.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { block, element } from './element.ts';
import { styleFor } from './style.ts';

/** Makes the `head`: what browsers, search engines and feed readers know of a page. */
export function makeHead(document: LocalizedDocument): Element {
  const { draft, headline, paper, publisher } = document;
  const style = styleFor(paper);
  const description = describe(document);
  return block(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['content-security-policy'], content: policyOf(style.hash) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, `${words(headline)} – ${publisher.name}`),
    description ? element('meta', { name: 'description', content: description }) : undefined,
    draft ? element('meta', { name: 'robots', content: 'noindex' }) : undefined,
    ...alternateLinks(document),
    element('style', {}, style.text),
  );
}

/** Nothing is fetched and nothing runs: one style sheet, known by its hash, and embedded images. */
function policyOf(styleHash: string): string {
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Links to every language of the pack, this one included, and to the other formats of this page. */
function alternateLinks(document: LocalizedDocument): Element[] {
  const { alternates, draft, formats, headline, locale, originalLanguage, slug } = document;
  const editions = [{ locale, title: words(headline) }, ...alternates];
  const link = (edition: { locale: string; title: string }, hrefLang: string) =>
    element('link', {
      rel: ['alternate'],
      hrefLang,
      href: artifactName(slug, edition.locale, 'html', draft),
      title: hrefLang === edition.locale ? edition.title : undefined,
    });
  const original = editions.find((edition) => edition.locale === originalLanguage);
  return [
    ...editions.map((edition) => link(edition, edition.locale)),
    ...(original ? [link(original, 'x-default')] : []),
    ...formats
      .filter(({ name }) => name !== 'html')
      .map(({ extension, mediaType }) =>
        element('link', {
          rel: ['alternate'],
          type: mediaType,
          hrefLang: locale,
          href: artifactName(slug, locale, extension, draft),
        }),
      ),
  ];
}

/** The longest description that search engines show whole, in UTF-16 units; common practice. */
const longestDescription = 160;

/** The beginning of the first paragraph, cut after a word of the document's language. */
function describe({ body, locale }: LocalizedDocument): string {
  const texts = body.children.filter((node) => node.type === 'paragraph').map(words);
  const text = texts.find((candidate) => candidate !== '') ?? '';
  if (text.length <= longestDescription) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(
    text,
  )) {
    if (index + segment.length >= longestDescription) break;
    end = index + segment.length;
  }
  const beginning = text.slice(0, end).replace(/[\s\p{P}]+$/u, '');
  return beginning && `${beginning}…`;
}

/** The words of a node on one line: no images, no footnote numbers, a space for a line break. */
function words(node: Nodes): string {
  let text = '';
  visit(node, (part) => {
    if (part.type === 'text' || part.type === 'inlineCode') text += part.value;
    if (part.type === 'break') text += ' ';
  });
  return text.replace(/[\t\n\r ]+/g, ' ').trim();
}
