import { escapeXml } from '../model/xml-text.ts';

/** A text in the language of the release and in all of the pack. */
export interface Translated {
  /** Empty if there is none. */
  readonly main: string;
  readonly texts: readonly { readonly locale: string; readonly text: string }[];
}

/** What a picture says of itself. */
export interface PictureWords {
  readonly alternative: Translated;
  readonly caption: Translated;
  readonly credit?: string;
  readonly creator?: string;
  readonly copyright?: string;
}

/**
 * The words of a picture as XMP (ISO 16684-1; IPTC Photo Metadata 2023.2), in all languages, or in
 * that of the release alone if they would not fit one segment of a JPEG.
 */
export function xmpPacket(words: PictureWords): Buffer {
  const whole = Buffer.from(packetOf(words));
  if (whole.length <= mostBytes) return whole;
  const alone = ({ main }: Translated): Translated => ({ main, texts: [] });
  const { alternative, caption } = words;
  const short = { ...words, alternative: alone(alternative), caption: alone(caption) };
  const packet = Buffer.from(packetOf(short));
  if (packet.length <= mostBytes) return packet;
  return Buffer.from(packetOf({ ...short, caption: { main: '', texts: [] } }));
}

/** What a segment has room for after its length and its name (XMP Specification, part 3, 1.1.3). */
const mostBytes = 65_502;

function packetOf({ alternative, caption, credit, creator, copyright }: PictureWords): string {
  const lines = [
    alternatives('dc:description', caption),
    alternatives('Iptc4xmpCore:AltTextAccessibility', alternative),
    alternatives('dc:rights', { main: copyright ?? '', texts: [] }),
    creator
      ? `<dc:creator><rdf:Seq><rdf:li>${escapeXml(creator)}</rdf:li></rdf:Seq></dc:creator>`
      : '',
    credit ? `<photoshop:Credit>${escapeXml(credit)}</photoshop:Credit>` : '',
    copyright ? '<xmpRights:Marked>True</xmpRights:Marked>' : '',
  ];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"',
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">',
    ...lines.filter((line) => line !== ''),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

function alternatives(name: string, { main, texts }: Translated): string {
  if (main === '') return '';
  const items = [{ locale: 'x-default', text: main }, ...texts].map(
    ({ locale, text }) => `<rdf:li xml:lang="${locale}">${escapeXml(text)}</rdf:li>`,
  );
  return `<${name}><rdf:Alt>${items.join('')}</rdf:Alt></${name}>`;
}
