import fc from 'fast-check';

/** Texts that want to be more than text: headers, markup, ends of things, half characters. */
export const hostileText = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...['\r\nBcc: all@example.org\r\n', '\n', '\r', '\u2028', '\u0085', '\0', '\u000B'],
          ...[']]>', '<![CDATA[', '<script>alert(1)</script>', '&amp;', '&', '<', '>', '"', "'"],
          ...['\uD800', '\uDC00', '\uFFFE', '\uFFFF', '\u202E', '\uFEFF', '=?utf-8?q?x?=', '--'],
          ...['Launch', 'Запуск', 'décollage', '🚀', 'a@b.example', '{{page}}', '\t', ' ', '.\r\n'],
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    ),
    { minLength: 1, maxLength: 24 },
  )
  // A text says something, wherever it stands.
  .map((parts) => `x${parts.join('')}`);
