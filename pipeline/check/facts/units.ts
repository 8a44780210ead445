import { pattern, patternFor } from '../../model/pattern-for.ts';

/**
 * What is counted: a currency, `%`, or a unit of measure; nothing where none stands beside the
 * number.
 */
export function unitOf(before: string, after: string): string | undefined {
  const sign = /([$€£¥₽])\s?$/u.exec(before)?.[1] ?? /^\s?(?:[kKM]?)([$€£¥₽])/u.exec(after)?.[1];
  if (sign) return signs.get(sign);
  if (/^\s?(?:US|CA|AU)?\$/.test(after)) return 'dollar';
  if (/^\s?%/.test(after)) return '%';
  if (/^[′'’]\d/.test(after)) return 'foot';
  const degree = /^\s?°\s?([CF])/u.exec(after)?.[1];
  if (degree) return `°${degree}`;
  const { word = '', square, behind = '' } = patternFor(after, measured).exec(after)?.groups ?? {};
  const unit = word ? names.find(([pattern]) => pattern.test(word))?.[1] : undefined;
  if (square || /^(?:²|2|\scarr)/.test(behind)) return unit && `${unit}²`;
  if (behind && unit === 'mile') return 'mph';
  return behind && unit === 'km' ? 'km/h' : unit;
}

const measured = pattern.iu`^(?:[-\s]d[e’']\s?|[\s-])?(?<square>(?:square|sq\.?|кв\.?|квадратн\p{L}+)\s)?(?<word>\p{L}+(?:\/\p{L}+)?)(?<behind>²|2(?!\d)|\scarrés?|\s(?:per|an|par|à|в)\s(?:l[’'])?(?:hour|heure|час))?`;

/** A number with its unit, as `unitOf` names it. */
export interface Quantity {
  readonly value: number;
  readonly unit: string | undefined;
}

/**
 * Whether two quantities are one, told in two measures: 40 miles and 64 km, 35 mm and 3.5 cm. What
 * the second says may be rounded.
 */
export function isConverted(one: Quantity, other: Quantity): boolean {
  const [mine, its] = [measures[one.unit ?? ''], measures[other.unit ?? '']];
  if (!mine || !its || one.unit === other.unit || mine.of !== its.of) return false;
  if (mine.of === 'warmth') {
    const celsius = ({ value, unit }: Quantity): number =>
      unit === '°F' ? (value - 32) / 1.8 : value;
    return Math.abs(celsius(one) - celsius(other)) <= 1.5;
  }
  const meant = (one.value * mine.size) / its.size;
  if (mine.isImperial === its.isImperial) return Math.abs(meant - other.value) <= 0.01 * meant;
  // News rounds what it converts: 200 miles are “about 300 km”, 6 feet are all that is known of
  // “6-foot-6”. What is not round is meant to be exact.
  if (one.unit === 'foot' || other.unit === 'foot') {
    return Math.abs(meant - other.value) <= 0.09 * Math.max(meant, other.value);
  }
  const slack = Math.min(0.09 * Math.max(meant, other.value), 0.6 * precisionOf(other.value));
  return Math.abs(meant - other.value) <= slack;
}

/** What a number is rounded to, in steps of five and ten: 5 for 65, 50 for 250, 0.1 for 2.4. */
function precisionOf(value: number): number {
  const digits = String(Number(value.toPrecision(12)));
  const tail = /\.(\d+)$/.exec(digits)?.[1]?.length ?? -(/0*$/.exec(digits)?.[0].length ?? 0);
  const step = 10 ** -tail;
  return Math.round(value / step) % 5 === 0 ? 5 * step : step;
}

interface Measure {
  readonly of: string;
  /** How many metres, kilograms, … one of it is. */
  readonly size: number;
  readonly isImperial: boolean;
}

const measures: Readonly<Record<string, Measure>> = Object.fromEntries(
  (
    [
      ['length', { mm: 0.001, cm: 0.01, m: 1, km: 1000 }, false],
      ['length', { inch: 0.0254, foot: 0.3048, yard: 0.9144, mile: 1609.344 }, true],
      ['area', { 'cm²': 1e-4, 'm²': 1, ha: 1e4, 'km²': 1e6 }, false],
      ['area', { 'foot²': 0.0929, acre: 4047, 'mile²': 2.59e6 }, true],
      ['mass', { g: 0.001, kg: 1, t: 1000 }, false],
      ['mass', { ounce: 0.02835, pound: 0.4536 }, true],
      ['volume', { ml: 0.001, l: 1 }, false],
      ['volume', { gallon: 3.785 }, true],
      ['speed', { 'km/h': 1, 'm/s': 3.6 }, false],
      ['speed', { mph: 1.609344 }, true],
      ['warmth', { '°C': 1, '°F': 1 }, false],
    ] as const
  ).flatMap(([of, sizes, isImperial]) =>
    Object.entries(sizes).map(([unit, size]) => [unit, { of, size, isImperial }]),
  ),
);

const signs = new Map([
  ['$', 'dollar'],
  ['€', 'euro'],
  ['£', 'sterling'],
  ['¥', 'yen'],
  ['₽', 'rouble'],
]);

// A word may end as it likes; `[^/]*` is `\p{L}*` that is compiled at once.
const names: readonly (readonly [RegExp, string])[] = [
  [/^(?:dollars?|доллар[^/]*|долл|usd)$/iu, 'dollar'],
  [/^(?:euros?|евро|eur)$/iu, 'euro'],
  [/^(?:roubles?|rubles?|руб(?:л[^/]+)?)$/iu, 'rouble'],
  [/^(?:yens?|иен[^/]?)$/iu, 'yen'],
  [/^(?:miles?|мил[яиью][^/]*)$/iu, 'mile'],
  [/^mph$/iu, 'mph'],
  [/^(?:m|м)\/(?:s|с)$/iu, 'm/s'],
  [/^(?:feet|foot|ft|pieds?|фут[^/]*)$/iu, 'foot'],
  [/^(?:inch(?:es)?|in|pouces?|дюйм[^/]*)$/iu, 'inch'],
  [/^(?:yards?|yd|ярд[^/]*)$/iu, 'yard'],
  [/^(?:pounds?|lbs?|фунт[^/]*)$/iu, 'pound'],
  [/^(?:ounces?|oz|унци[^/]*)$/iu, 'ounce'],
  [/^(?:acres?|акр[^/]*)$/iu, 'acre'],
  [/^(?:gallons?|галлон[^/]*)$/iu, 'gallon'],
  [/^(?:km\/h|kmh|kph|км\/ч)$/iu, 'km/h'],
  [/^(?:km|км|kilom[eè]t(?:re|er)s?|километр[^/]*)$/iu, 'km'],
  [/^(?:m|м|m[eè]t(?:re|er)s?|метр[^/]*)$/iu, 'm'],
  [/^(?:cm|см|centim[eè]t(?:re|er)s?|сантиметр[^/]*)$/iu, 'cm'],
  [/^(?:mm|мм|millim[eè]t(?:re|er)s?|миллиметр[^/]*)$/iu, 'mm'],
  [/^(?:kg|кг|kilos?|kilogram(?:me)?s?|килограмм[^/]*)$/iu, 'kg'],
  [/^(?:g|г|gram(?:me)?s?|грамм[^/]*)$/iu, 'g'],
  [/^(?:tonnes?|тонн[^/]*)$/iu, 't'],
  [/^(?:ha|га|hectares?|гектар[^/]*)$/iu, 'ha'],
  [/^(?:l|л|lit(?:re|er)s?|литр[^/]*)$/iu, 'l'],
  [/^(?:ml|мл)$/iu, 'ml'],
];
