import type { CodeKind } from './codes.ts';
import type { NumberedPiece } from './inline.ts';
import { elementsOf, textOf, type XmlNode } from './read-xml.ts';
import { type XmlElement, xml } from './xml.ts';

/** How a vocabulary names the number and the type of `<bpt>`, `<ept>` and `<ph>`. */
export interface NativeNames {
  readonly pair: string;
  readonly alone: string;
  readonly type: string;
}

/**
 * Writes pieces as XLIFF 1.2 and TMX do: the Markdown of the markup stands inside `<bpt>`, `<ept>`
 * and `<ph>`, which tools protect.
 */
export function makeNative(
  pieces: readonly NumberedPiece[],
  names: NativeNames,
): (XmlElement | string)[] {
  return pieces.flatMap((piece): (XmlElement | string)[] => {
    if (typeof piece === 'string') return [piece];
    const id = String(piece.id);
    const type = ('data' in piece ? aloneTypes : pairTypes)[piece.kind] ?? `x-${piece.kind}`;
    if ('data' in piece) {
      return [xml('ph', { [names.alone]: id, [names.type]: type }, piece.data)];
    }
    return [
      xml('bpt', { [names.pair]: id, [names.type]: type }, piece.open),
      ...makeNative(piece.pieces, names),
      xml('ept', { [names.pair]: id }, piece.close),
    ];
  });
}

const pairTypes: Partial<Record<CodeKind, string>> = {
  strong: 'bold',
  emphasis: 'italic',
  link: 'link',
};

const aloneTypes: Partial<Record<CodeKind, string>> = { image: 'image', break: 'lb' };

/**
 * Reads such a text. Elements without the markup inside (`<g>`, `<x/>`) are a tool's short forms of
 * those of the source.
 *
 * @param source The element that holds the source text, with the same numbers.
 * @returns The Markdown, or the element that cannot be resolved.
 */
export function readNative(node: XmlNode, source?: XmlNode): string | XmlNode {
  const known = source ? codesOf(source) : new Map<string, readonly [string, string]>();
  const read = (parent: XmlNode): string => {
    return parent.children
      .map((child) => {
        if (typeof child === 'string') return child;
        if (['bpt', 'ept', 'ph', 'it', 'ut'].includes(child.name)) return textOf(child);
        const short = shortForms[child.name];
        if (!short) return read(child);
        const code = known.get(child.attributes.get('id') ?? '');
        if (!code) throw new Unknown(child);
        const [open, close] = short(code);
        return open + read(child) + close;
      })
      .join('');
  };
  try {
    return read(node);
  } catch (error) {
    if (error instanceof Unknown) return error.node;
    throw error;
  }
}

/** Which part of a code of the source each short form stands for. */
const shortForms: Readonly<
  Record<string, (code: readonly [string, string]) => readonly [string, string]>
> = {
  g: (code) => code,
  x: ([open]) => [open, ''],
  bx: ([open]) => [open, ''],
  ex: ([, close]) => [close, ''],
};

class Unknown extends Error {
  readonly node: XmlNode;
  constructor(node: XmlNode) {
    super(node.name);
    this.node = node;
  }
}

function codesOf(source: XmlNode): Map<string, readonly [string, string]> {
  const codes = new Map<string, readonly [string, string]>();
  const visit = (node: XmlNode): void => {
    for (const child of elementsOf(node)) {
      const id = child.attributes.get('id') ?? '';
      const [open, close] = codes.get(id) ?? ['', ''];
      if (child.name === 'bpt' || child.name === 'ph') codes.set(id, [textOf(child), close]);
      else if (child.name === 'ept') codes.set(id, [open, textOf(child)]);
      else visit(child);
    }
  };
  visit(source);
  return codes;
}
