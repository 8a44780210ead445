import { type Mutation, mutation, replace, rewritten } from './mutation.ts';

/** Faults of the file, its catalog and its metadata. */
export const fileMutations: readonly Mutation[] = [
  rewritten('The file does not end in %%EOF', (file) => Buffer.concat([file, Buffer.from('more')])),
  rewritten('The header is not %PDF-1.n and an end of line', (file) =>
    replace(file, '%PDF-1.7', '%PDF-2.0'),
  ),
  rewritten("The trailer's Size is 40, but the highest object number is 35", (file) =>
    replace(file, '/Size 36', '/Size 40'),
  ),
  rewritten('The trailer has no ID of two strings', (file) => replace(file, '/ID [<01> <01>]', '')),
  rewritten('Object 15 cannot be read. At byte 0: expected the number of an object', (file) =>
    replace(file, /15 1\n\d{10}/, '15 1\n0000000000'),
  ),
  mutation('Object 16 refers to object 77, which is not there', 16, '/Count 1', '/Count 77 0 R'),
  mutation(
    'Object 35 cannot be read. A deflated stream cannot be inflated: incorrect header check',
    35,
    '/Subtype',
    '/Filter /FlateDecode /Subtype',
  ),

  mutation('MarkInfo does not say Marked true', 1, '/Marked true', '/Marked false'),
  mutation('MarkInfo says Suspects true', 1, '/Marked true', '/Marked true /Suspects true'),
  mutation('ViewerPreferences does not say DisplayDocTitle true', 1, '/DisplayDocTitle true', ''),
  mutation("The catalog's Lang is missing", 1, '/Lang (en)', ''),
  mutation('The catalog\'s Lang is "en_GB", no tag', 1, '(en)', '(en_GB)'),
  mutation('There is no OutputIntent of PDF/A', 19, 'GTS_PDFA1', 'GTS_PDFX'),
  mutation('An entry of the outline has no title', 17, '<FEFF0041>', '()'),
  mutation('The outline entry "A" leads to no page', 17, '4 0 R', '5 0 R'),
  mutation(
    'A configuration of optional content has no Name',
    1,
    '/Lang',
    '/OCProperties << /D << >> >> /Lang',
  ),
  mutation(
    'A configuration of optional content has an AS',
    1,
    '/Lang',
    '/OCProperties << /D << /Name (a) /AS [] >> >> /Lang',
  ),
  mutation('The embedded file of object 15 lacks F or UF', 15, '/Title', '/F (a) /EF << >> /Title'),

  mutation('The catalog has no metadata', 1, '/Metadata 14 0 R', ''),
  mutation('The XML holds "&", which is no entity', 14, '&amp;', '&'),
  mutation('The XML closes rdf:Bag where rdf:li is open', 14, '</rdf:li></rdf:Bag>', '</rdf:Bag>'),
  mutation(
    'The XML uses pdfuaid:part, whose prefix it does not declare',
    14,
    'xmlns:pdfuaid',
    'xmlns:other',
  ),
  mutation(
    'The PDF/UA identification has another prefix than pdfuaid',
    14,
    ' xmlns:pdfaid=',
    ' xmlns:ua="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid=',
  ),
  mutation('The metadata have no dc:title', 14, 'A good file (&amp; more)', ' '),
  mutation(
    'Info\'s Title is "Another", but dc:title is "A good file (& more)"',
    15,
    'A good file \\(& more\\)',
    'Another',
  ),
  mutation("The metadata's pdfuaid:part is 2, not 1", 14, '<pdfuaid:part>1', '<pdfuaid:part>2'),
  mutation("The metadata's pdfaid is 2B, not 2A", 14, 'conformance="A"', 'conformance="B"'),
  mutation('No extension schema describes pdfuaid', 14, 'ns/id/</pdfaSchema', 'ns/</pdfaSchema'),
];
