import { hash } from 'node:crypto';
import type { VFile } from 'vfile';
import { say } from '../report/message.ts';
import type { Approval, Approvals } from './approvals.ts';
import { contentOf, type Sealed, type SealedPart, sealedParts } from './content.ts';

export { type Approval, type Approvals, readApprovals, writeApprovals } from './approvals.ts';
export { type Sealed, type SealedPart, sealedParts } from './content.ts';

/** Version of the form in which a document is sealed; it grows when `contentOf` changes. */
const sealVersion = 1;

/** Whether a release is approved in a language, and whether it is still what was approved. */
export type ApprovalState =
  | { readonly state: 'none' }
  | { readonly state: 'approved'; readonly by: string; readonly at: string }
  | {
      readonly state: 'broken';
      readonly by: string;
      readonly at: string;
      /** What is no longer as it was; empty where another version of presspack has sealed it. */
      readonly changed: readonly SealedPart[];
    };

/** Seals one release in one language as it stands now. */
export function sealOf(sealed: Sealed): Pick<Approval, 'seal' | 'sha256' | 'parts'> {
  const content = contentOf(sealed);
  const names = Object.keys(sealedParts) as SealedPart[];
  const whole = [
    'presspack seal',
    sealVersion,
    sealed.locale.tag,
    names.map((name) => content[name]),
  ];
  const parts = names.map((name) => [name, digest(content[name]).slice(0, 16)] as const);
  return { seal: sealVersion, sha256: digest(whole), parts: Object.fromEntries(parts) };
}

/** Compares one release in one language with what was approved of it. */
export function approvalOf(sealed: Sealed, { entries }: Approvals): ApprovalState {
  const approval = entries.get(sealed.release.facts.reference);
  if (!approval) return { state: 'none' };
  const { by, at } = approval;
  const now = sealOf(sealed);
  if (approval.seal === now.seal && approval.sha256 === now.sha256) {
    return { state: 'approved', by, at };
  }
  const names = Object.keys(sealedParts) as SealedPart[];
  const changed = names.filter((name) => approval.parts[name] !== now.parts[name]);
  return { state: 'broken', by, at, changed: approval.seal === now.seal ? changed : [] };
}

/** Complains of each language in which a release is not, or no longer, approved. */
export function checkApproval(sealed: Sealed, approvals: Approvals, file: VFile): void {
  const { release, locale } = sealed;
  const { reference } = release.facts;
  const language = new Intl.DisplayNames(['en'], { type: 'language' }).of(locale.tag) ?? locale.tag;
  const command = `npx presspack approve ${quoted(reference)} --locale ${locale.tag}`;
  const place = { path: approvals.path, line: 1, column: 1 };
  if (approvals.fault) {
    say(file, approvals.fault);
    return;
  }
  const found = approvalOf(sealed, approvals);
  if (found.state === 'none') {
    say(file, {
      rule: 'not-approved',
      level: 'error',
      reason: `Unexpected absence of an approval of ${reference} in ${language}, expected one`,
      note: `Whoever answers for the ${language} text reads it and types: ${command}`,
      place,
    });
  } else if (found.state === 'broken') {
    const changed = found.changed.map((part) => sealedParts[part]).join('; ');
    say(file, {
      rule: 'broken-approval',
      level: 'error',
      reason: `Unexpected change of ${reference} in ${language} since ${found.by} approved it (${minuteOf(found.at)}), expected what was approved`,
      note: `${changed ? `What has changed since: ${changed}.` : 'Another version of presspack sealed it.'} Read it again, then type: ${command}`,
      place,
    });
  }
}

const digest = (content: unknown): string => hash('sha256', JSON.stringify(content));

/** A moment to the minute, on the clock on which it was written: `2018-06-15 17:55`. */
const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

/** A reference as a shell takes it for one word. */
const quoted = (reference: string): string => (/\s/.test(reference) ? `"${reference}"` : reference);
