import { colors } from '../design/colors.ts';
import type { Column } from '../design/page.ts';
import type { LocalizedContact } from '../model/localized-document.ts';
import { printRuns, widthOfText } from './characters.ts';
import { wordRuns } from './inline.ts';
import type { Job } from './job.ts';
import { setText } from './paragraph.ts';
import type { TextRun } from './run.ts';
import { besideEachOther, fused, type Ground, type Strip } from './strip.ts';
import { type Branch, branch } from './structure.ts';

/**
 * Whom the media may call: rows that stand on one page as long as they fit one, the name of the
 * section in the margin beside them.
 */
export function setContacts(root: Branch, job: Job): Strip[] {
  const { contacts, labels, website } = job.document;
  const heading = contacts.length > 0 ? [setSectionHeading(labels.contacts, root, job)] : [];
  const rows = rowsOf(contacts, job).map((row) => setRow(row, root, job));
  const [first, ...rest] = website ? [...rows, setWebsite(root, job)] : rows;
  if (!first) return [];
  const entry = { title: labels.contacts, level: 2 };
  const opening = withRule(besideEachOther([...heading, first]), job);
  const strips = [
    { ...opening, ...(contacts.length > 0 && { entry }) },
    ...rest.map((strip) => ({ ...strip, before: job.design.contacts.gap })),
  ];
  const whole = { ...strips[0]!, ...fused(strips), keep: false };
  const { bottom, continuationTop } = job.design;
  if (whole.height <= bottom - continuationTop) return [whole];
  return strips.map((strip, index) => ({ ...strip, keep: index < strips.length - 1 }));
}

/** The name of a section, in the margin beside it. */
export function setSectionHeading(title: string, root: Branch, job: Job): Strip {
  const { side, styles } = job.design;
  const style = styles.section;
  const owner = branch(root, 'H2');
  const runs = printRuns(title, { style, owner }, job);
  return fused(setText(runs, { column: side, style, balanced: true }, job));
}

/** The beginning of a section, below a rule from margin to margin, but at the top of a page. */
export function withRule(strip: Strip, { design, density }: Job): Strip {
  const { full, hairline } = design;
  const { x, width } = full;
  const color = colors.rule;
  const { belowRule } = design.contacts;
  const y = -belowRule;
  const rule: Ground = { kind: 'box', x, y, width, height: hairline, color, parting: true };
  const grounds = [...(strip.grounds ?? []), rule];
  return { ...strip, before: density.section + belowRule, grounds, clear: true };
}

function halfWidth({ design }: Job): number {
  return (design.main.width - design.contacts.gutter) / 2;
}

/** Contacts two by two, or one by one if an address would have to be cut. */
function rowsOf(contacts: readonly LocalizedContact[], job: Job): LocalizedContact[][] {
  const { contact } = job.design.styles;
  const narrow = contacts.every(({ email }) => widthOfText(email, contact, job) <= halfWidth(job));
  const beside = narrow ? 2 : 1;
  return contacts.flatMap((_, index) =>
    index % beside === 0 ? [contacts.slice(index, index + beside)] : [],
  );
}

function setRow(row: readonly LocalizedContact[], root: Branch, job: Job): Strip {
  const { main, contacts } = job.design;
  const half = halfWidth(job);
  const cells = row.map((contact, index) => {
    const x = main.x + index * (half + contacts.gutter);
    const column = { x, width: row.length === 1 ? main.width : half };
    return fused(setContact(contact, column, root, job));
  });
  return besideEachOther(cells);
}

function setContact(contact: LocalizedContact, column: Column, root: Branch, job: Job): Strip[] {
  const { labels } = job.document;
  const style = job.design.styles.contact;
  const { name, role, phone, email } = contact;
  const lines: ((owner: Branch) => TextRun[])[] = [
    (owner) => wordRuns(name, { style: { ...style, bold: true, color: colors.navy }, owner }, job),
    (owner) => wordRuns(role, { style: { ...style, color: colors.muted }, owner }, job),
    (owner) =>
      linked(labels.telephone, { text: phone.text, href: `tel:${phone.e164}` }, owner, job),
    (owner) => linked(labels.email, { text: email, href: `mailto:${email}` }, owner, job),
  ];
  return lines.flatMap((runsOf) => {
    const owner = branch(root, 'P');
    return setText(runsOf(owner), { column, style }, job);
  });
}

/** A label and what it labels, which is a link. */
function linked(
  label: string,
  target: { readonly text: string; readonly href: string },
  owner: Branch,
  job: Job,
): TextRun[] {
  const { colon } = job.document.labels;
  const style = job.design.styles.contact;
  const link = branch(owner, 'Link');
  const description = `${label}${colon}${target.text}`;
  return [
    ...printRuns(`${label}${colon}`, { style: { ...style, color: colors.muted }, owner }, job),
    ...printRuns(
      target.text,
      {
        style: { ...style, color: colors.accent },
        owner: link,
        link: { owner: link, href: target.href, description },
      },
      job,
    ),
  ];
}

function setWebsite(root: Branch, job: Job): Strip {
  const { website, labels } = job.document;
  const style = job.design.styles.contact;
  const owner = branch(root, 'P');
  const runs = linked(labels.website, website!, owner, job);
  return fused(setText(runs, { column: job.design.main, style }, job));
}
