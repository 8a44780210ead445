import { matchesIn, type Pattern, pattern } from '../model/pattern-for.ts';
import type { RuleId } from '../report/catalogue.ts';
import type { Finding, Overview, Question } from './question.ts';

interface Usage {
  readonly rule: RuleId;
  readonly pattern: Pattern;
  readonly expected: (match: RegExpExecArray) => string;
  readonly note: string;
}

const months = 'Января|Февраля|Марта|Апреля|Мая|Июня|Июля|Августа|Сентября|Октября|Ноября|Декабря';

/** What Russian writes otherwise (Мильчин, Чельцова, «Справочник издателя и автора»). */
const usages: readonly Usage[] = [
  {
    rule: 'russian-number-sign',
    pattern: pattern.gu`(?<![\p{L}\p{N}])(?:N[°º]|No\.?|Nr\.|#|n°)(?=[\s\u00a0]?\d)`,
    expected: () => '№',
    note: 'Номер обозначается знаком №.',
  },
  {
    rule: 'russian-small-letter',
    pattern: pattern.gu`(?<=\d[\s\u00a0])(?:${months})(?!\p{L})|(?<=\p{Ll}[\s,]+(?:в|во|на|к|до|с|по)?[\s\u00a0]?)(?:Понедельник|Вторник|Сред[ауы]|Четверг|Пятниц[ауы]|Суббот[ауы]|Воскресенье)(?=[\s,]+\d)`,
    expected: ([found]) => found.toLowerCase(),
    note: 'Месяцы и дни недели пишутся со строчной буквы.',
  },
  {
    rule: 'russian-decimal',
    pattern: pattern.gu`(?<![\p{L}\p{N}.,:/-])\d{1,3}\.\d{1,2}(?=[\s\u00a0\u202f]?(?:%|€|\$|£|₽|млн|млрд|трлн|тыс|км(?!\p{L})|кг(?!\p{L})|м²|°C|процент|миллион|миллиард|доллар|евро|рубл))`,
    expected: ([found]) => found.replace('.', ','),
    note: 'Дробная часть отделяется запятой.',
  },
  {
    rule: 'russian-hyphen',
    // A hyphen that touches one of two words only: «Москва- столица», «Москва -столица».
    pattern: pattern.gu`(?<=\p{L}{2})-(?=\s(?!и\s|или\s|либо\s|до\s)\p{L})|(?<=\p{L}\s)-(?=\p{L}{2})`,
    expected: () => '—',
    note: 'Тире отбивается пробелами с обеих сторон: «Москва — столица»; дефис пробелов не имеет.',
  },
];

/** Asks for what is written as in English. */
export const askRussian: Question = ({ alone, language }) => {
  if (language !== 'ru') return [];
  return usages.flatMap(({ rule, pattern, expected, note }) =>
    matchesIn(alone, pattern).map(
      (match): Finding => ({
        rule,
        level: 'warning',
        reason: `Unexpected “${match[0]}”, expected “${expected(match)}”`,
        note,
        at: match.index,
      }),
    ),
  );
};

/**
 * Asks whether ё is written throughout or nowhere: both are right, a mixture is not. Only words
 * whose ё nobody doubts are looked at.
 */
export const findMixedYo: Overview = (pairs) => {
  if (pairs[0]?.target.language !== 'ru') return [];
  const withYo = pairs.reduce(
    (sum, { target }) => sum + (target.alone.match(/ё/gi)?.length ?? 0),
    0,
  );
  if (withYo === 0) return [];
  const without = pairs.flatMap((pair) =>
    matchesIn(pair.target.alone, sureYo).map((match) => ({
      pair,
      match,
    })),
  );
  // The rarer way is the slip. Where ё is rare, it may be there for a reason: a name, «всё».
  const [first] = without;
  if (!first || without.length >= withYo) return [];
  return without.map(({ pair, match: { 0: found, index } }) => ({
    pair,
    rule: 'russian-yo',
    level: 'warning' as const,
    reason: `Unexpected “${found}”, expected ё as in the rest of the translation`,
    note: `Ё is written ${withYo} times in this release: write it throughout, or nowhere.`,
    at: index,
  }));
};

/** Words that have ё in every reading. */
const sureYo = pattern.gu`(?<!\p{L})(?:еще|ее|нее|идет|ведет|дает|берет|поймет|начнет|придет|найдет|пройдет|живет|ждет|несет|растет|трех|четырех|счет|учет|отчет|расчет|зачет|актер|актера|режиссер|режиссера|полет|полета|полете|полетов|самолет|самолета|самолете|вертолет|ребенок|ребенка|подъем|подъема|объем|объема|объеме|прием|приема|заем|водоем|съемка|съемки|надежный|надежного|темный|черный|черного|зеленый|зеленого|желтый|легкий|легкого|твердый|жесткий|жесткого|тяжелый|тяжелого|серьезный|серьезного|серьезно|определенный|определенного|партнер|партнера|партнером|партнеры|партнеров|партнерство|ученый|ученые|ученых|ученым|договоренность|договоренности|договоренностей|договоренностях|вперед|причем|вдвоем|втроем|отнесся|принес|привел|провел|пришел|прошел|нашел|шел|ушел|произошел)(?!\p{L})`;
