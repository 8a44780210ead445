import type { RuleDescription } from '../rule.ts';

/** The language of the source and of its translations: what `presspack check` asks besides facts. */
export const languageRules = {
  'lost-markup': {
    means:
      'A mark of the source is missing in the translation: a link, a footnote, a picture, code, a line break; strong text and emphasis are doubted only. Put it around the words that translate the marked ones.',
    wrong: `  "The **agreement** was signed on Monday.":
    "L’accord a été signé lundi.",`,
    right: `  "The **agreement** was signed on Monday.":
    "L’**accord** a été signé lundi.",`,
  },
  'added-markup': {
    means:
      'The translation has a mark that the source has not: strong text, code, a footnote, a picture, a link. The two versions of a release look alike.',
    wrong: `  "The agreement was signed on Monday.":
    "L’**accord** a été signé lundi.",`,
    right: `  "The agreement was signed on Monday.":
    "L’accord a été signé lundi.",`,
  },
  'broken-markup': {
    means:
      'A mark opens and does not close, or stands apart from what it belongs to, so that readers would see it. Close it, and leave no space between ] and (.',
    wrong: `  "See the [press site](https://presse.cnes.fr).":
    "Voir le [site presse] (https://presse.cnes.fr).",`,
    right: `  "See the [press site](https://presse.cnes.fr).":
    "Voir le [site presse](https://presse.cnes.fr).",`,
  },
  placeholder: {
    means:
      'Words in braces, such as {name}, are filled in by a program. The translation must have the same ones, letter by letter.',
    wrong: `  "The launch of {satellite} was postponed.":
    "Le lancement de {satelite} a été reporté.",`,
    right: `  "The launch of {satellite} was postponed.":
    "Le lancement de {satellite} a été reporté.",`,
  },
  'invisible-character': {
    means:
      'The text holds a character that nobody sees, such as a zero-width space. It came along when the text was pasted; it spoils searches and copies. Type the word again.',
    wrong: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’\u200bhui.",`,
    right: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",`,
  },
  'broken-character': {
    means:
      'Letters were broken on their way from one program to another, so that é has become two strange signs. Type the word again.',
    wrong: `  "The satellite was launched today.":
    "Le satellite a été lancÃ© aujourd’hui.",`,
    right: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",`,
  },
  'mixed-scripts': {
    means:
      'A word is written in Latin and Cyrillic letters at once. They look alike, but searches miss the word and screen readers stumble. Type it again with one keyboard layout.',
    wrong: `  "CNES signed the agreement on Monday.":
    "СNES подписал соглашение в понедельник.",`,
    right: `  "CNES signed the agreement on Monday.":
    "CNES подписал соглашение в понедельник.",`,
  },
  untranslated: {
    means:
      'The translation is the source text itself. What must stay as it is, such as a title, is marked as a passage in its language.',
    wrong: `  "The satellite was launched by the agency today.":
    "The satellite was launched by the agency today.",`,
    right: `  "The satellite was launched by the agency today.":
    "Le satellite a été lancé aujourd’hui par l’agence.",`,
  },
  'source-language': {
    means:
      'A sentence, or a good part of one, was left in the language of the source. Translate it, or mark a title that stays as it is.',
    wrong: `  "The satellite was launched today. It will watch the climate of the Earth from space.":
    "Le satellite a été lancé aujourd’hui. It will watch the climate of the Earth from space.",`,
    right: `  "The satellite was launched today. It will watch the climate of the Earth from space.":
    "Le satellite a été lancé aujourd’hui. Il observera le climat de la Terre depuis l’espace.",`,
  },
  'wrong-segment': {
    means:
      'The translation hardly answers to its source, but perhaps to another text: two translations were swapped, or slipped by a line.',
    wrong: `  "The agency signed an agreement with two European partners.":
    "Le satellite étudiera le climat et les océans pendant cinq ans.",

  "The satellite will study climate and oceans for five years.":
    "L’agence a signé un accord avec deux partenaires européens.",`,
    right: `  "The agency signed an agreement with two European partners.":
    "L’agence a signé un accord avec deux partenaires européens.",

  "The satellite will study climate and oceans for five years.":
    "Le satellite étudiera le climat et les océans pendant cinq ans.",`,
  },
  'unrelated-translation': {
    means:
      'Hardly a word of the translation answers to its source. Does it belong to another text, or to an earlier one?',
    wrong: `  "The agency signed an agreement with two European partners.":
    "Le satellite étudiera le climat et les océans pendant cinq ans.",`,
    right: `  "The agency signed an agreement with two European partners.":
    "L’agence a signé un accord avec deux partenaires européens.",`,
  },
  'repeated-translation': {
    means:
      'Two different texts have the same translation. One of them was pasted twice, most likely.',
    wrong: `  "The launch will take place on Tuesday.":
    "Le lancement est prévu mardi.",

  "The launch is now expected on Tuesday.":
    "Le lancement est prévu mardi.",`,
    right: `  "The launch will take place on Tuesday.":
    "Le lancement aura lieu mardi.",

  "The launch is now expected on Tuesday.":
    "Le lancement est désormais prévu mardi.",`,
  },
  'omitted-sentence': {
    means:
      'A sentence of the source seems to be missing in the translation: hardly a word of it is found there, and the length says the same.',
    wrong: `  "The satellite was launched today. It will study the climate and the oceans for five years.":
    "Le satellite a été lancé aujourd’hui.",`,
    right: `  "The satellite was launched today. It will study the climate and the oceans for five years.":
    "Le satellite a été lancé aujourd’hui. Il étudiera le climat et les océans pendant cinq ans.",`,
  },
  'unlikely-length': {
    means:
      'The translation is far shorter or far longer than translations into this language are. Was something left out, or added?',
    wrong: `  "The satellite will study the climate, the oceans and the polar ice from an orbit of 800 kilometres.":
    "Il étudiera le climat à 800 km.",`,
    right: `  "The satellite will study the climate, the oceans and the polar ice from an orbit of 800 kilometres.":
    "Le satellite étudiera le climat, les océans et les glaces polaires depuis une orbite de 800 kilomètres.",`,
  },
  'inconsistent-translation': {
    means:
      'The same text is translated otherwise in another release. If both are right, never mind; if one is better, put it into common.json and delete both.',
    wrong: `  "About the French space agency":
    "À propos de l’agence",
(PR011-2018.json has: L’agence spatiale française)`,
    right: `  "About the French space agency":
    "L’agence spatiale française",`,
  },
  'misspelt-address': {
    means:
      'An address that was translated differs by a letter from how the translation writes it elsewhere, or from a word of its text.',
    wrong: `  "Read [our digital principles](https://example.org/en/digital-principles).":
    "Lisez [nos principes numériques](https://example.org/fr/princdpes-numeriques).",`,
    right: `  "Read [our digital principles](https://example.org/en/digital-principles).":
    "Lisez [nos principes numériques](https://example.org/fr/principes-numeriques).",`,
  },
  'misspelt-name': {
    means:
      'A name that both languages write alike has lost or gained a letter. If this language spells it so, put it into the glossary.',
    wrong: `  "President Jean-Yves Callas opened the conference.":
    "Le président Jean-Yves Calas a ouvert la conférence.",`,
    right: `  "President Jean-Yves Callas opened the conference.":
    "Le président Jean-Yves Callas a ouvert la conférence.",`,
  },
  'altered-original': {
    means:
      'A title that the translation leaves in the language of its source is not as it stands there.',
    wrong: `  "They met at the One Planet Summit.":
    "Ils se sont rencontrés au :span[One Plant Summit]{lang=en}.",`,
    right: `  "They met at the One Planet Summit.":
    "Ils se sont rencontrés au :span[One Planet Summit]{lang=en}.",`,
  },
  'uneven-name': {
    means:
      'One name is spelt in two ways in the translation, or a name stands there once that is a letter off one that stands there often.',
    wrong: `  "Today Mr Kovalenko opened the conference.":
    "Сегодня г-н Коваленко открыл конференцию.",

  "In the evening Mr Kovalenko met the press.":
    "Вечером г-н Коваленко встретился с журналистами.",

  "On Monday Mr Kovalenko will fly to Paris.":
    "В понедельник г-н Коваленка вылетит в Париж.",

  "On Tuesday Mr Kovalenko will fly to Moscow.":
    "Во вторник г-н Каваленко вылетит в Москву.",`,
    right: `  "Today Mr Kovalenko opened the conference.":
    "Сегодня г-н Коваленко открыл конференцию.",

  "In the evening Mr Kovalenko met the press.":
    "Вечером г-н Коваленко встретился с журналистами.",

  "On Tuesday Mr Kovalenko will fly to Moscow.":
    "Во вторник г-н Коваленко вылетит в Москву.",`,
  },
  'lost-acronym': {
    means:
      'An acronym of the source is missing here, although the rest of the translation keeps it or relies on it.',
    wrong: `  "The Space Climate Observatory (SCO) opens today.":
    "L’Observatoire spatial du climat ouvre aujourd’hui.",

  "The SCO will work with many partners.":
    "Le SCO travaillera avec de nombreux partenaires.",`,
    right: `  "The Space Climate Observatory (SCO) opens today.":
    "L’Observatoire spatial du climat (SCO) ouvre aujourd’hui.",

  "The SCO will work with many partners.":
    "Le SCO travaillera avec de nombreux partenaires.",`,
  },
  'doubled-word': {
    means: 'A word stands twice in a row, where once is meant.',
    wrong: `  "The mission will study the climate.":
    "La mission étudiera le le climat.",`,
    right: `  "The mission will study the climate.":
    "La mission étudiera le climat.",`,
  },
  'unbalanced-quotes': {
    means:
      'A quotation mark opens and does not close, closes and was never opened, or is missing where the source has a quotation.',
    wrong: `  "“This is a great day,” she said.":
    "« C’est un grand jour, a-t-elle déclaré.",`,
    right: `  "“This is a great day,” she said.":
    "« C’est un grand jour », a-t-elle déclaré.",`,
  },
  'unbalanced-brackets': {
    means: 'A bracket opens and does not close, or closes and was never opened.',
    wrong: `  "The observatory (in Toulouse) opens today.":
    "L’observatoire (à Toulouse ouvre aujourd’hui.",`,
    right: `  "The observatory (in Toulouse) opens today.":
    "L’observatoire (à Toulouse) ouvre aujourd’hui.",`,
  },
  'end-mark': {
    means:
      'The translation does not end with the mark of its source. Was the end cut off? Has a question become a statement?',
    wrong: `  "Will the satellite be launched today?":
    "Le satellite sera lancé aujourd’hui.",`,
    right: `  "Will the satellite be launched today?":
    "Le satellite sera-t-il lancé aujourd’hui ?",`,
  },
  'french-first-day': {
    means: 'French writes the first day of a month as 1er, and all others as plain numbers.',
    wrong: `  "The satellite was launched on 1 June.":
    "Le satellite a été lancé le 1 juin.",`,
    right: `  "The satellite was launched on 1 June.":
    "Le satellite a été lancé le 1er juin.",`,
  },
  'french-time': {
    means: 'French writes the time of day with h between hours and minutes.',
    wrong: `  "The satellite was launched at 10:30.":
    "Le satellite a été lancé à 10:30.",`,
    right: `  "The satellite was launched at 10:30.":
    "Le satellite a été lancé à 10 h 30.",`,
  },
  'french-accented-capital': {
    means: 'French capitals keep their accents: État, À, Île.',
    wrong: `  "The two heads of State met in Paris.":
    "Les deux chefs d’Etat se sont rencontrés à Paris.",`,
    right: `  "The two heads of State met in Paris.":
    "Les deux chefs d’État se sont rencontrés à Paris.",`,
  },
  'french-small-letter': {
    means: 'French writes months and days of the week without a capital.',
    wrong: `  "The satellite was launched on 15 June.":
    "Le satellite a été lancé le 15 Juin.",`,
    right: `  "The satellite was launched on 15 June.":
    "Le satellite a été lancé le 15 juin.",`,
  },
  'french-number-sign': {
    means: 'French abbreviates numéro as n°, with a small letter in the middle of a sentence.',
    wrong: `  "The Bion-M No. 2 mission starts today.":
    "La mission Bion-M N° 2 débute aujourd’hui.",`,
    right: `  "The Bion-M No. 2 mission starts today.":
    "La mission Bion-M n° 2 débute aujourd’hui.",`,
  },
  'french-decimal': {
    means: 'French parts decimals with a comma.',
    wrong: `  "The programme costs 4.5 million euros.":
    "Le programme coûte 4.5 millions d’euros.",`,
    right: `  "The programme costs 4.5 million euros.":
    "Le programme coûte 4,5 millions d’euros.",`,
  },
  'russian-number-sign': {
    means: 'Russian writes the number sign as №.',
    wrong: `  "The Bion-M No. 2 mission starts today.":
    "Миссия «Бион-М» N° 2 начинается сегодня.",`,
    right: `  "The Bion-M No. 2 mission starts today.":
    "Миссия «Бион-М» № 2 начинается сегодня.",`,
  },
  'russian-small-letter': {
    means: 'Russian writes months and days of the week without a capital.',
    wrong: `  "The satellite was launched on 15 June.":
    "Спутник был запущен 15 Июня.",`,
    right: `  "The satellite was launched on 15 June.":
    "Спутник был запущен 15 июня.",`,
  },
  'russian-decimal': {
    means: 'Russian parts decimals with a comma.',
    wrong: `  "The programme costs 4.5 million euros.":
    "Программа стоит 4.5 млн евро.",`,
    right: `  "The programme costs 4.5 million euros.":
    "Программа стоит 4,5 млн евро.",`,
  },
  'russian-hyphen': {
    means: 'A dash has a space on both sides, a hyphen on neither.',
    wrong: `  "The agency is a partner of CNES.":
    "Агентство- партнёр CNES.",`,
    right: `  "The agency is a partner of CNES.":
    "Агентство — партнёр CNES.",`,
  },
  'russian-yo': {
    means:
      'The letter ё is written in the rest of the release, and е in its place here. Both are right, a mixture is not.',
    wrong: `  "The flight was hard, but all went well.":
    "Полёт был тяжёлым, но всё прошло хорошо.",

  "The next flight is in May.":
    "Следующий полет состоится в мае.",`,
    right: `  "The flight was hard, but all went well.":
    "Полёт был тяжёлым, но всё прошло хорошо.",

  "The next flight is in May.":
    "Следующий полёт состоится в мае.",`,
  },
  spelling: {
    means:
      'The dictionary does not know this word. If it is right, put it into the words of the glossary. Spelling is asked about with --spelling, or always where newsroom.yaml says spelling: true.',
    wrong: `  "The satellite was launched today.":
    "Le satelite a été lancé aujourd’hui.",`,
    right: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",`,
  },
  'unexplained-acronym': {
    means:
      'An acronym is used and nowhere explained. Journalists read one release, not the newsroom. Write the long form at its first use, or add the acronym to the words of the glossary.',
    wrong: 'The SCO opens today in Toulouse.',
    right: 'The Space Climate Observatory (SCO) opens today in Toulouse.',
  },
  'skipped-heading': {
    means:
      'A heading skips a level. Readers who hear the page find their way by its headings, one level at a time.',
    wrong: `## The mission

#### The instrument`,
    right: `## The mission

### The instrument`,
  },
} satisfies Record<string, RuleDescription>;
