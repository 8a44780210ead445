import type { Element, ElementContent, Root } from 'hast';
import type { Image, ImageReference } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { ImageFile } from '../../model/image.ts';
import { element } from '../element.ts';

/** The handlers of remark-rehype that embed images, so that a page is one file. */
export function imageHandlers(images: ReadonlyMap<string, ImageFile>) {
  const embed = (state: State, node: Image): Element => {
    const image = state.applyData(node, picture(node, images.get(node.url))) as Element;
    state.patch(node, image);
    return image;
  };
  const embedReference = (state: State, node: ImageReference): ElementContent[] | Element => {
    const definition = state.definitionById.get(node.identifier.toUpperCase());
    if (!definition) return [{ type: 'text', value: node.alt ?? '' }];
    const { url, title } = definition;
    return embed(state, { ...node, type: 'image', url, ...(title ? { title } : {}) });
  };
  return { image: embed, imageReference: embedReference };
}

/** An image that was not found still says what it shows. */
function picture(node: Image, file: ImageFile | undefined): Element {
  const title = node.title ?? undefined;
  if (!file) return element('span', { className: ['image'], title }, node.alt ?? '');
  const { mediaType, bytes, width, height } = file;
  const src = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  return element('img', { src, alt: node.alt ?? '', title, width, height });
}

/**
 * Makes a figure of each paragraph that is nothing but an image, and its caption of the image's
 * title. The label repeats the caption, as RGAA 4.1.2, criterion 1.9, asks.
 */
export function makeFigures() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      const image = node.tagName === 'p' ? onlyImage(node) : undefined;
      if (!image) return;
      const { title, ...properties } = image.properties;
      image.properties = properties;
      node.tagName = 'figure';
      node.children = [image];
      if (typeof title !== 'string') return;
      const { lang, dir } = properties;
      node.properties = { ...node.properties, role: 'figure', ariaLabel: title };
      node.children.push(element('figcaption', { lang, dir }, title));
    });
  };
}

function onlyImage(paragraph: Element): Element | undefined {
  const [first, ...others] = paragraph.children;
  if (others.length > 0 || first?.type !== 'element') return undefined;
  const isMissing = first.tagName === 'span' && [first.properties.className].flat()[0] === 'image';
  return first.tagName === 'img' || isMissing ? first : undefined;
}
