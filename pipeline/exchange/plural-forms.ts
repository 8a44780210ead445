/**
 * The `Plural-Forms` of a language's gettext catalogues, as CLDR and the GNU gettext manual give
 * them (“Additional functions for plural forms”); nothing for a language that is not listed, for
 * which a translator's tool puts in its own.
 */
export function pluralForms(locale: string): string | undefined {
  const language = locale.split('-')[0] ?? '';
  if (locale === 'pt-BR') return forms.zeroOne;
  const found = Object.entries(languages).find(([, list]) => list.split(' ').includes(language));
  return found && forms[found[0] as keyof typeof forms];
}

const forms = {
  none: 'nplurals=1; plural=0;',
  one: 'nplurals=2; plural=(n != 1);',
  zeroOne: 'nplurals=2; plural=(n > 1);',
  slavic:
    'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);',
  polish: 'nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);',
  czech: 'nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);',
  lithuanian:
    'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);',
  latvian: 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);',
  romanian: 'nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);',
  slovenian: 'nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);',
  irish: 'nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4);',
  maltese:
    'nplurals=4; plural=(n==1 ? 0 : n==0 || (n%100>1 && n%100<11) ? 1 : n%100>10 && n%100<20 ? 2 : 3);',
  arabic:
    'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
} as const;

const languages: Readonly<Record<keyof typeof forms, string>> = {
  none: 'zh ja ko vi th id ms ka',
  one: 'en de es it nl sv da nb nn no fi et el hu pt bg ca eu gl sq az kk sw he',
  zeroOne: 'fr hy oc',
  slavic: 'ru uk be sr hr bs',
  polish: 'pl',
  czech: 'cs sk',
  lithuanian: 'lt',
  latvian: 'lv',
  romanian: 'ro',
  slovenian: 'sl',
  irish: 'ga',
  maltese: 'mt',
  arabic: 'ar',
};
