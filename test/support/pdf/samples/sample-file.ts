import type { SampleObjects } from './writers.ts';

/** The characters that the sample's font has, in the order of its glyphs from 1. */
const alphabet = [
  ...new Set('A good file. The example shows link in three words andpcu\u00ad\u2022Note1\u044f'),
];

/** Shows a text with the sample's font: a hexadecimal string of glyph indices. */
export function glyphs(text: string): string {
  return `<${[...text].map((letter) => hex(alphabet.indexOf(letter) + 1)).join('')}>`;
}

/**
 * A small file that is good by every rule we know: two pages, a word hyphenated over lines and
 * another over pages, a link, a list, a table, a figure that is a form, a note and artifacts.
 */
export function sampleObjects(): SampleObjects {
  const objects: SampleObjects = new Map();
  const put = (number: number, value: string, data?: Uint8Array | string): void => {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    objects.set(number, bytes ? { value, data: bytes } : { value });
  };
  put(
    1,
    `<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >>
    /ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot 12 0 R /Metadata 14 0 R
    /Outlines 16 0 R /OutputIntents [19 0 R] /PageLabels << /Nums [0 << /S /r >> 1 << /S /D /P (A-) /St 4 >>] >> >>`,
  );
  put(
    2,
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] /Resources 20 0 R >>',
  );
  put(
    3,
    '<< /Type /Page /Parent 2 0 R /Contents [5 0 R] /StructParents 0 /Tabs /S /Annots [18 0 R] >>',
  );
  put(4, '<< /Type /Page /Parent 2 0 R /Contents 6 0 R /StructParents 1 >>');
  put(5, '<< >>', firstPage);
  put(6, '<< >>', secondPage);
  put(
    7,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SAMPLE+Plain /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 11 0 R >>',
  );
  put(
    8,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SAMPLE+Plain /CIDToGIDMap /Identity /DW 500 /FontDescriptor 9 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
  );
  put(
    9,
    '<< /Type /FontDescriptor /FontName /SAMPLE+Plain /Flags 4 /FontFile2 10 0 R /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  put(10, '<< >>', trueType());
  put(11, '<< >>', toUnicode());
  put(
    12,
    '<< /Type /StructTreeRoot /K 21 0 R /ParentTree 13 0 R /ParentTreeNextKey 3 /RoleMap << /Headline /H1 >> >>',
  );
  put(
    13,
    '<< /Nums [0 [22 0 R 23 0 R 24 0 R 23 0 R] 1 [23 0 R 27 0 R 28 0 R 31 0 R 32 0 R 33 0 R 34 0 R] 2 24 0 R] >>',
  );
  put(14, '<< /Type /Metadata /Subtype /XML >>', xmp);
  put(15, '<< /Title (A good file \\(& more\\)) >>');
  put(16, '<< /Type /Outlines /First 17 0 R /Last 17 0 R /Count 1 >>');
  put(17, '<< /Title <FEFF0041> /Parent 16 0 R /Dest [4 0 R /XYZ 0 842 0] >>');
  put(
    18,
    '<< /Type /Annot /Subtype /Link /Rect [50 670 100 690] /F 4 /StructParent 2 /Contents (The link) /A << /S /URI /URI (https://example.org) >> >>',
  );
  put(19, '<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) >>');
  put(20, '<< /Font << /F1 7 0 R >> /XObject << /Fm1 35 0 R >> >>');
  put(
    35,
    '<< /Type /XObject /Subtype /Form /BBox [0 0 50 50] /Matrix [1 0 0 1 50 400] >>',
    '0 0 50 50 re f',
  );
  addStructure(put);
  return objects;
}

/** Adds the elements of the logical structure, from 21 on. */
function addStructure(put: (number: number, value: string) => void): void {
  const element = (number: number, type: string, parent: number, rest: string): void =>
    put(number, `<< /Type /StructElem /S /${type} /P ${parent} 0 R ${rest} >>`);
  element(21, 'Document', 12, '/K [22 0 R 23 0 R 25 0 R 29 0 R 33 0 R 34 0 R]');
  element(22, 'Headline', 21, '/Pg 3 0 R /K 0 /T (Top)');
  element(23, 'P', 21, '/Pg 3 0 R /K [1 24 0 R 3 << /Type /MCR /Pg 4 0 R /MCID 0 >>]');
  element(24, 'Link', 23, '/Pg 3 0 R /K [2 << /Type /OBJR /Obj 18 0 R >>] /Lang (fr)');
  element(25, 'L', 21, '/K 26 0 R /A << /O /List /ListNumbering /Disc >>');
  element(26, 'LI', 25, '/K [27 0 R 28 0 R]');
  element(27, 'Lbl', 26, '/Pg 4 0 R /K [1]');
  element(28, 'LBody', 26, '/Pg 4 0 R /K 2');
  element(29, 'Table', 21, '/K [30 0 R]');
  element(30, 'TR', 29, '/K [31 0 R 32 0 R]');
  element(31, 'TH', 30, '/Pg 4 0 R /K 3 /A [<< /O /Table /Scope /Row >> 0]');
  element(32, 'TD', 30, '/Pg 4 0 R /K 4');
  element(
    33,
    'Figure',
    21,
    '/Pg 4 0 R /K 5 /Alt (A square) /A << /O /Layout /BBox [50 400 100 450] >>',
  );
  element(34, 'Note', 21, '/Pg 4 0 R /K 6 /ID (note-1)');
}

const firstPage = `/Artifact << /Type /Pagination >> BDC q 0.5 w 50 800 m 500 800 l S Q EMC
/Headline << /MCID 0 >> BDC BT /F1 20 Tf 50 740 Td ${glyphs('A good file')} Tj ET EMC
/P << /MCID 1 >> BDC BT /F1 10 Tf 1 0 0 1 50 700 Tm 12 TL ${glyphs('The exam\u00ad')} Tj ${glyphs('ple shows a ')} ' ET EMC
/Link << /MCID 2 >> BDC BT 50 676 Td [${glyphs('li')} 20 ${glyphs('nk')}] TJ ET EMC
/P << /MCID 3 >> BDC q 2 0 0 2 0 0 cm BT 36 338 Td ${glyphs(' in ')} Tj
/Span << /ActualText <FEFF00740068007200650065> >> BDC ${glyphs('1')} Tj EMC
1 1 ${glyphs(' words and spa\u00ad')} " ET Q EMC
`;

const secondPage = `BT /F1 10 Tf 50 750 Td /P << /MCID 0 >> BDC ${glyphs('ces.')} Tj EMC
0 -20 TD /Lbl << /MCID 1 >> BDC ${glyphs('\u2022 ')} Tj EMC /LBody << /MCID 2 >> BDC ${glyphs('one')} Tj EMC
T* /TH << /MCID 3 >> BDC ${glyphs('word')} Tj EMC /TD << /MCID 4 >> BDC ${glyphs('\u044f')} Tj EMC ET
/Figure << /MCID 5 >> BDC /Fm1 Do EMC
/Note << /MCID 6 >> BDC BT 50 300 Td ${glyphs('Note')} Tj ET EMC
/Artifact BMC BT 280 30 Td ${glyphs('1')} Tj ET EMC
`;

const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A good file (&amp; more)</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

function toUnicode(): string {
  const pairs = alphabet.map(
    (letter, index) => `<${hex(index + 1)}> <${hex(letter.codePointAt(0) ?? 0)}>`,
  );
  return `/CIDInit /ProcSet findresource begin begincmap /CMapName /Sample def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${pairs.length} beginbfchar ${pairs.join('\n')} endbfchar
endcmap end`;
}

/** A TrueType program of nothing but metrics: half an em for every glyph. */
function trueType(): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(256));
  const tables: readonly (readonly [string, number])[] = [
    ['head', 80],
    ['hhea', 140],
    ['hmtx', 180],
    ['maxp', 190],
  ];
  bytes.setUint32(0, 0x00010000);
  bytes.setUint16(4, tables.length);
  for (const [index, [tag, at]] of tables.entries()) {
    for (const [place, letter] of [...tag].entries())
      bytes.setUint8(12 + index * 16 + place, letter.charCodeAt(0));
    bytes.setUint32(20 + index * 16, at);
  }
  bytes.setUint16(80 + 18, 1000);
  bytes.setUint16(140 + 34, 1);
  bytes.setUint16(180, 500);
  bytes.setUint16(190 + 4, alphabet.length + 1);
  return new Uint8Array(bytes.buffer);
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
