import { pattern } from '../model/pattern-for.ts';
import {
  bind,
  change,
  initials,
  type Manners,
  NBSP,
  type Rule,
  ranges,
  thousands,
} from './manners.ts';

const months = pattern.u`(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[аья](?!\p{L})`;

const units = pattern.u`(?:км\/ч|км\/с|м\/с|км²|м²|м³|[кснм]?м|мкм|м?кг|мг|г|т|тонн[аы]?|ч|мин|сек|[кМГТ]?Гц|[кМГТ]?Вт|[кМ]?В|[КМГТ]б(?:айт)?|К|°[CС]?|[%‰€$£₽]|р(?=\.)|руб|коп|тыс|млн|млрд|трлн|чел|шт|экз|лет)(?![\p{L}\p{N}])`;

const rules: readonly Rule[] = [
  ranges,
  // Мильчин, Чельцова, «Справочник издателя и автора»: a dash is never at the head of a line.
  // Between two digits it may be a subtraction or a score: left as typed.
  change('dash', /(?<=\S\s+)(?:-{1,3}|[–—])(?=\s)(?<!\d\s+\S{1,3}(?=\s+\d))/gu, '—'),
  bind('before-dash', /\S/u, /—\s/u),
  bind(
    'short-word',
    pattern.u`(?<![\p{L}\p{N}-])(?:[АаВвИиКкОоСсУу]|[Вв]о|[Дд]о|[Зз]а|[Ии]з|[Кк]о|[Нн][аеио]|[Оо][бт]|[Пп]о|[Сс]о)`,
    /\S/u,
  ),
  bind('particle', pattern.u`[\p{L}\p{N}»“)]`, pattern.u`(?:бы|б|ли|ль|же|ж)(?![\p{L}\p{N}-])`),
  bind('named-number', /»/u, /№/u),
  bind('number-sign', /[№§]/u, pattern.u`[\p{L}\p{N}]`),
  change('number-sign-missing', /[№§](?=\d)/gu, (match) => match[0] + NBSP),
  bind('abbreviation', pattern.u`(?<!\p{L})[Тт]\.`, pattern.u`[екпдн]\.(?!\p{L})`),
  bind(
    'title',
    pattern.u`(?<!\p{L})(?:г-н|г-жа|д-р|проф\.|акад\.|им\.|г\.|ул\.)`,
    pattern.u`\p{Lu}`,
  ),
  bind('reference', pattern.u`(?<!\p{L})(?:стр|гл|рис|табл|ст|пп?|д)\.`, /\d/u),
  bind('day-month', /(?<!\d)\d{1,2}/u, months),
  bind('year', /(?<!\d)\d{4}/u, pattern.u`(?:гг?\.|год(?:а|у|ом|е|ы|ов|ам|ах)?(?!\p{L}))`),
  bind(
    'century',
    pattern.u`(?<!\p{L})[IVX]{1,5}`,
    pattern.u`(?:вв?\.|век(?:а|у|ом|е|ов)?(?!\p{L}))`,
  ),
  bind('number-unit', /\d/u, units),
  initials,
  thousands(NBSP),
];

/** Russian as set in Russia. */
export const russian: Manners = {
  quotes: {
    outer: { open: '«', close: '»', inside: '' },
    inner: { open: '„', close: '“', inside: '' },
  },
  singleQuotes: 'raised',
  rules,
};
