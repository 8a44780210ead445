import type { Heading, Paragraph } from 'mdast';
import { colors } from '../design/colors.ts';
import type { Column, TextStyle } from '../design/page.ts';
import type { LocalizedNotice } from '../model/localized-document.ts';
import { printRuns } from './characters.ts';
import { plainText, toRuns } from './inline.ts';
import type { Job } from './job.ts';
import { baselineOf, endsLinesWell, setText } from './paragraph.ts';
import { fused, type Ground, lowered, type Strip, spaced } from './strip.ts';
import { type Branch, branch, langOf } from './structure.ts';

/** The top of page 1: who speaks, what this is, and the headline. */
export function setMasthead(root: Branch, job: Job): Strip[] {
  const { document, design } = job;
  const { kicker, headline, subtitle, dateline, embargo, notice } = document;
  const { styles, main, masthead } = design;
  const bar = setBar(root, job);
  const flow: Strip[] = [];
  const add = (strips: readonly Strip[], before: number) => {
    flow.push(...spaced(strips, before).map((strip) => ({ ...strip, keep: true })));
  };
  if (document.draft) add(setDraftNotice(root, job), masthead.gap);
  if (embargo) add(setPlain(embargo.text, styles.embargo, main, { root, job }), masthead.gap);
  if (notice) add(setNotice(notice, root, job), masthead.gap);
  if (kicker) add(setPhrase(kicker, styles.kicker, { root, job }), masthead.gap);
  const lines = setHeadline(headline, root, job);
  const entry = { title: plainText(headline), level: 1 };
  add(
    lines.map((line, index) => (index === 0 ? { ...line, entry } : line)),
    kicker ? masthead.belowKicker : masthead.gap,
  );
  if (subtitle) add(setPhrase(subtitle, styles.subtitle, { root, job }), masthead.aboveSubtitle);
  if (dateline) {
    add(setPlain(dateline, styles.dateline, main, { root, job }), masthead.aboveDateline);
  }
  return [bar, ...flow];
}

/** The headline; a little smaller, if a line would otherwise end in a small word or a compound. */
function setHeadline(node: Heading, root: Branch, job: Job): Strip[] {
  const owner = branch(root, 'H1', { lang: langOf(node) });
  const { headline } = job.density;
  const sized = (scale: number) => {
    const style = { ...headline, size: headline.size * scale };
    const runs = toRuns(node.children, { style, owner }, job);
    return { runs, setting: { column: job.design.main, style, balanced: true } };
  };
  const full = sized(1);
  if (endsLinesWell(full.runs, full.setting, job)) return setText(full.runs, full.setting, job);
  const smaller = sized(leastHeadline);
  const better = endsLinesWell(smaller.runs, smaller.setting, job) ? smaller : full;
  return setText(better.runs, better.setting, job);
}

/** By eye: nobody sees a headline shrink by a twentieth. */
const leastHeadline = 0.95;

interface Whole {
  readonly root: Branch;
  readonly job: Job;
}

/** Wordmark and banner over a rule; reference and date hang below it, beside the headline. */
function setBar(root: Branch, job: Job): Strip {
  const { document, design } = job;
  const { labels, publisher } = document;
  const { styles, full, masthead } = design;
  const whole = { root, job };
  const wordmark = setPlain(publisher.wordmark, styles.wordmark, full, whole);
  const banner = setPlain(labels.banner, styles.banner, full, whole, 'right');
  const height = styles.wordmark.leading + masthead.aboveRule + masthead.rule;
  const beside = fused([
    ...setFact(labels.reference, document.reference, whole),
    ...spaced(setFact(labels.date, document.date.text, whole), masthead.aboveDate),
  ]);
  // On the baseline of the line beside it.
  const besideTop = masthead.gap + baselineOf(styles.kicker, job) - baselineOf(styles.meta, job);
  const rule: Ground = {
    kind: 'box',
    x: full.x,
    y: height - masthead.rule,
    width: full.width,
    height: masthead.rule,
    color: colors.navy,
  };
  const marks = [
    ...fused(wordmark).marks,
    ...fused(banner).marks.map((mark) =>
      lowered(mark, styles.wordmark.leading - styles.banner.leading),
    ),
    ...beside.marks.map((mark) => lowered(mark, height + besideTop)),
  ];
  const overhang = besideTop + beside.height;
  return { height, before: 0, keep: true, marks, grounds: [rule], overhang };
}

/** A label and under it what it labels: in a narrow column that is the same in every language. */
function setFact(label: string, value: string, { root, job }: Whole): Strip[] {
  const { side: column, styles } = job.design;
  const owner = branch(root, 'P');
  const colon = job.document.labels.colon.trimEnd();
  const runs = [
    ...printRuns(`${label}${colon}\n`, { style: styles.label, owner }, job),
    ...printRuns(value, { style: styles.meta, owner }, job),
  ];
  return setText(runs, { column, style: styles.meta }, job);
}

/** A word in bold, and after it what was corrected or why the release was withdrawn. */
function setNotice({ label, text }: LocalizedNotice, root: Branch, job: Job): Strip[] {
  const { styles, main } = job.design;
  const style = styles.correction;
  const owner = branch(root, 'P', { lang: langOf(text) });
  const runs = [
    ...printRuns(label + job.document.labels.colon, { style: styles.notice, owner }, job),
    ...toRuns(text.children, { style, owner }, job),
  ];
  return setText(runs, { column: main, style }, job);
}

function setDraftNotice(root: Branch, job: Job): Strip[] {
  const { labels } = job.document;
  const { styles, main } = job.design;
  const owner = branch(root, 'P');
  const strong = { style: styles.notice, owner };
  const plain = { style: { ...styles.notice, bold: false }, owner };
  const runs = [
    ...printRuns(labels.draft + (labels.draftNotice && labels.colon), strong, job),
    ...printRuns(labels.draftNotice, plain, job),
  ];
  return setText(runs, { column: main, style: styles.notice }, job);
}

function setPhrase(node: Paragraph, style: TextStyle, { root, job }: Whole): Strip[] {
  const owner = branch(root, 'P', { lang: langOf(node) });
  const setting = { column: job.design.main, style, balanced: true };
  return setText(toRuns(node.children, { style, owner }, job), setting, job);
}

function setPlain(
  text: string,
  style: TextStyle,
  column: Column,
  { root, job }: Whole,
  align: 'left' | 'right' = 'left',
): Strip[] {
  const owner = branch(root, 'P');
  return setText(printRuns(text, { style, owner }, job), { column, style, align }, job);
}
