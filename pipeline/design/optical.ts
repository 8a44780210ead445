/**
 * How far signs hang into the margin, as a share of their width: a line that begins or ends in one
 * looks even only if the eye can overlook it. By eye, after the values of Hàn Thế Thành,
 * *Micro-typographic extensions to the TeX typesetting system* (2000), for text faces.
 */
export const opticalMargins = {
  left: new Map([
    ['“', 0.5],
    ['„', 0.4],
    ['‘', 0.7],
    ['«', 0.25],
    ['(', 0.1],
    ['—', 0.15],
    ['–', 0.25],
  ]),
  right: new Map([
    ['.', 0.7],
    [',', 0.7],
    ['-', 0.6],
    ['\u00ad', 0.6],
    ['\u2010', 0.6],
    [':', 0.35],
    [';', 0.35],
    ['!', 0.1],
    ['’', 0.7],
    ['”', 0.5],
    ['“', 0.5],
    ['»', 0.25],
    [')', 0.1],
    ['–', 0.25],
    ['—', 0.15],
  ]),
} as const;
