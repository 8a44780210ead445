import type { RuleDescription } from '../rule.ts';

/** The front matter of a release, and the newsroom's settings. */
export const settingsRules = {
  'front-matter-missing': {
    means:
      'A release begins with its settings: reference, date and contacts, between two lines of three hyphens. Without them nobody knows what the release is called or whom to phone.',
    wrong: `# New satellite in orbit

The satellite was launched today.`,
    right: `---
reference: PR012-2018
date: 2018-03-01
contacts:
  - name: Ann Example
    role: Press Officer
    phone: +33 1 44 76 75 39
    email: press@example.org
---

# New satellite in orbit

The satellite was launched today.`,
  },
  'setting-missing': {
    means:
      'A setting that every release needs is not there, or nothing stands behind its colon. The message names it and says what it holds.',
    wrong: 'date:',
    right: 'date: 2018-03-01',
  },
  'setting-invalid': {
    means:
      'A setting holds something that cannot be used: a day that does not exist, a telephone number without its country, a time without its zone. The message says what is expected.',
    wrong: 'date: 01/03/2018',
    right: 'date: 2018-03-01',
  },
  'unknown-setting': {
    means:
      'No setting has this name, so it would have no effect. Most often it is a slip of the keyboard, and the message offers the name that is meant.',
    wrong: 'kiker: Space cooperation',
    right: 'kicker: Space cooperation',
  },
  'invalid-yaml': {
    means:
      'The settings cannot be read. Each is a name, a colon, a space and a value, on a line of its own; what belongs together is indented alike. A value that holds a colon and a space goes between quotation marks.',
    wrong: 'kicker: Mars: the next step',
    right: 'kicker: "Mars: the next step"',
  },
  'yaml-alias': {
    means:
      'A value that begins with * points to another place in the settings. A few such pointers can blow up to gigabytes, so presspack wants the value itself.',
    wrong: 'kicker: *series',
    right: 'kicker: Space cooperation',
  },
  'duplicate-reference': {
    means:
      'Two releases have the same reference, or references that make the same file name. One pack would overwrite the other, so neither is built.',
    wrong: `reference: PR012-2018    (in source/satellite.md)
reference: PR012-2018    (in source/launcher.md)`,
    right: `reference: PR012-2018    (in source/satellite.md)
reference: PR013-2018    (in source/launcher.md)`,
  },
  'newsroom-missing': {
    means:
      'source/newsroom.yaml says who publishes: name, site, language, the words of the masthead and the time zone. Every page needs them.',
    wrong: '(there is no source/newsroom.yaml)',
    right: `name: CNES
site: https://cnes.fr
language: en
wordmark: CNES
timeZone: Europe/Paris`,
  },
} satisfies Record<string, RuleDescription>;
