import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { merge, type Take } from '../pipeline/exchange/exchange.ts';
import { hashOf } from '../pipeline/exchange/hash.ts';
import type { ExchangeDocument, ReturnedUnit } from '../pipeline/model/exchange.ts';
import { sampleExchange } from './support/exchange.ts';
import './support/properties.ts';

const place = { path: 'x.xlf', line: 7, column: 1 };

/** A document of one text, as the table has it now. */
function documentOf(target: string): ExchangeDocument {
  const [unit] = sampleExchange().units;
  const state = target === '' ? ('missing' as const) : ('translated' as const);
  return { ...sampleExchange(), units: [{ ...unit!, target, state, base: hashOf(target) }] };
}

/** What a merge does with one text: the new value, or nothing, and what it complains of. */
function mergeOne(table: string, came: Partial<ReturnedUnit>, take?: Take) {
  const file = new VFile({ path: 'x.xlf' });
  const document = documentOf(table);
  const { id, source } = document.units[0]!;
  const unit: ReturnedUnit = { id, source, target: '', isDraft: false, place, ...came };
  const { changes, ...counts } = merge([document], { units: [unit] }, { take, file });
  const rules = file.messages.map(({ ruleId }) => ruleId);
  return { after: changes[0]?.after, rules, counts, file };
}

const anyValue = fc.constantFrom('', 'Un', 'Une', 'Deux', ' Un ', 'Un\u00a0');

describe('a merge', () => {
  it('never undoes what somebody wrote after the export, unless it is told to', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, fc.boolean(), (then, now, came, isKept) => {
        const base = isKept ? hashOf(then) : undefined;
        const { after, rules } = mergeOne(now, { target: came, base });
        const isNewer = now !== '' && (base === undefined || then !== now);
        if (isNewer) expect(after).toBeUndefined();
        // And nobody's work is dropped without a word.
        if (isNewer && came.trim() !== '' && came !== now && !(isKept && came === then)) {
          expect(rules).toEqual(['exchange-conflict']);
        } else expect(rules).toEqual([]);
        if (!isNewer && came.trim() !== '' && came !== now) expect(after).toBe(came);
      }),
    );
  });

  it('takes the side that it is told to', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (then, now, came) => {
        const unit = { target: came, base: hashOf(then) };
        const file = mergeOne(now, unit, 'file');
        expect(file.rules).toEqual([]);
        expect(file.after ?? now).toBe(came.trim() === '' ? now : came);
        const table = mergeOne(now, unit, 'table');
        expect(table.rules).toEqual([]);
        if (now !== '' && then !== now) expect(table.after).toBeUndefined();
      }),
    );
  });

  it('takes no draft, no blank, no second translation and no text of elsewhere', () => {
    expect(mergeOne('Un', { target: 'Une', isDraft: true }).counts.open).toBe(1);
    expect(mergeOne('Un', { target: ' \u00a0\n' }).counts.open).toBe(1);
    expect(mergeOne('', { target: 'Une', source: 'Other' }).rules).toEqual(['exchange-source']);
    expect(mergeOne('', { target: 'Une', source: 'Other', id: 'x' }).rules).toEqual([
      'exchange-unknown-text',
    ]);
    expect(mergeOne('', { target: 'Une\u0007' }).rules).toEqual(['exchange-character']);
    expect(mergeOne('', { target: 'é'.repeat(60_000) }).rules).toEqual(['exchange-character']);

    const file = new VFile({ path: 'x.xlf' });
    const document = documentOf('');
    const { id, source } = document.units[0]!;
    const unit = { id, source, isDraft: false, place };
    const units = ['Un', 'Un', 'Une'].map((target) => ({ ...unit, target }));
    const { changes } = merge([document], { units }, { take: undefined, file });
    expect(changes).toEqual([]);
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['exchange-twice']);
  });
});
