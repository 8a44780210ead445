import { inflateSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import type { PictureNotes } from '../model/image.ts';
import { printable } from '../model/pasteable.ts';

/**
 * What an agency or a photographer has written into a picture for its readers: caption, credit,
 * copyright and who made it, from XMP or else from IPTC-IIM (IPTC Photo Metadata 2023.2). Whatever
 * else stands there is not looked at; what cannot be read says nothing.
 */
export function readNotes(bytes: Uint8Array): PictureNotes {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { xmp, iim } =
    file[0] === 0xff ? blocksOfJpeg(file) : { xmp: xmpOfPng(file), iim: undefined };
  const notes = { ...(iim && readIim(iim)), ...(xmp && readXmp(xmp)) };
  return Object.fromEntries(
    Object.entries(notes).map(([name, text]) => [name, printable(text).trim().slice(0, longest)]),
  );
}

/** In UTF-16 units: as much as IPTC-IIM allows of a caption (2:120). */
const longest = 2000;

/** More than any caption in all languages takes. */
const largestBlock = 2 ** 20;

const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
const photoshopName = 'Photoshop 3.0\0';

function blocksOfJpeg(file: Buffer): { xmp?: Buffer | undefined; iim?: Buffer | undefined } {
  const found: { xmp?: Buffer | undefined; iim?: Buffer | undefined } = {};
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff && file[at + 1] !== 0xda; ) {
    const end = Math.min(at + 2 + file.readUInt16BE(at + 2), file.length);
    const content = file.subarray(at + 4, end);
    const begins = (name: string) => content.toString('latin1', 0, name.length) === name;
    if (file[at + 1] === 0xe1 && begins(xmpName)) found.xmp ??= content.subarray(xmpName.length);
    if (file[at + 1] === 0xed && begins(photoshopName)) {
      found.iim ??= iimOf(content.subarray(photoshopName.length));
    }
    at = Math.max(end, at + 4);
  }
  return found;
}

/** The IPTC block among Photoshop's resources. */
function iimOf(resources: Buffer): Buffer | undefined {
  for (let at = 0; at + 12 <= resources.length; ) {
    if (resources.toString('latin1', at, at + 4) !== '8BIM') return undefined;
    const id = resources.readUInt16BE(at + 4);
    const name = 1 + resources[at + 6]!;
    const start = at + 6 + name + (name % 2);
    if (start + 4 > resources.length) return undefined;
    const size = resources.readUInt32BE(start);
    if (id === 0x0404) return resources.subarray(start + 4, start + 4 + size);
    at = start + 4 + size + (size % 2);
  }
  return undefined;
}

function xmpOfPng(file: Buffer): Buffer | undefined {
  const keyword = 'XML:com.adobe.xmp\0';
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    const content = file.subarray(at + 8, Math.min(end, file.length));
    const isText = file.toString('latin1', at + 4, at + 8) === 'iTXt';
    if (isText && content.toString('latin1', 0, keyword.length) === keyword) {
      return unpacked(content.subarray(keyword.length));
    }
    at = end + 4;
  }
  return undefined;
}

/** After the keyword: whether and how the text is packed, its language, the keyword translated. */
function unpacked(content: Buffer): Buffer | undefined {
  const start = content.indexOf(0, content.indexOf(0, 2) + 1) + 1;
  if (start < 4) return undefined;
  const text = content.subarray(start);
  if (content[0] === 0) return text;
  try {
    return inflateSync(text, { maxOutputLength: largestBlock });
  } catch {
    return undefined;
  }
}

type Field = keyof PictureNotes;

/** Application records of IPTC-IIM 4.2 that we keep. */
const datasets: Readonly<Record<number, Field>> = {
  80: 'creator',
  110: 'credit',
  116: 'copyright',
  120: 'caption',
};

function readIim(block: Buffer): Partial<Record<Field, string>> {
  const notes: Partial<Record<Field, string>> = {};
  let isUtf8 = false;
  for (let at = 0; at + 5 <= block.length && block[at] === 0x1c; ) {
    const [record, dataset] = [block[at + 1], block[at + 2]!];
    const end = at + 5 + block.readUInt16BE(at + 3);
    const value = block.subarray(at + 5, end);
    if (record === 1 && dataset === 90) isUtf8 = value.equals(Buffer.from('\x1b%G', 'latin1'));
    const field = record === 2 ? datasets[dataset] : undefined;
    if (field) notes[field] ??= decode(value, isUtf8);
    at = end;
  }
  return notes;
}

/** Many programs write UTF-8 and do not say so; the others write the letters of Windows. */
function decode(value: Buffer, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(value);
  } catch {
    return new TextDecoder('windows-1252').decode(value);
  }
}

/** Properties of XMP that we keep, by namespace and name. */
const properties: Readonly<Record<string, Field>> = {
  'http://purl.org/dc/elements/1.1/ description': 'caption',
  'http://purl.org/dc/elements/1.1/ rights': 'copyright',
  'http://purl.org/dc/elements/1.1/ creator': 'creator',
  'http://ns.adobe.com/photoshop/1.0/ Credit': 'credit',
};

/** XMP is XML (ISO 16684-1); entities that it declares are not expanded, and end the reading. */
function readXmp(block: Buffer): Partial<Record<Field, string>> {
  if (block.length > largestBlock) return {};
  const notes: Partial<Record<Field, string>> = {};
  const parser = new SaxesParser({ xmlns: true });
  let field: Field | undefined;
  let text = '';
  let isDefault = false;
  const keep = (): void => {
    if (field && text.trim() !== '' && (isDefault || notes[field] === undefined)) {
      notes[field] = text;
    }
    text = '';
  };
  parser.on('opentag', ({ uri, local, attributes }) => {
    for (const one of Object.values(attributes)) {
      const named = properties[`${one.uri} ${one.local}`];
      if (named && one.value.trim() !== '') notes[named] ??= one.value;
    }
    const opened = properties[`${uri} ${local}`];
    field = opened ?? field;
    if (opened || local === 'li') text = '';
    isDefault = local === 'li' && attributes['xml:lang']?.value === 'x-default';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ uri, local }) => {
    const closes = properties[`${uri} ${local}`] !== undefined;
    if (local === 'li' || closes) keep();
    if (closes) field = undefined;
  });
  try {
    // Programs fill the block with zeros or spaces.
    parser
      .write(
        block
          .toString('utf8')
          .replace(/^\uFEFF/, '')
          .replace(/\0+$/, ''),
      )
      .close();
  } catch {
    // What was read before the mistake is as good as it was.
  }
  return notes;
}
