import type { ExchangeUnit } from '../model/exchange.ts';

/** What a translator is told of a text, one sentence each, the place in the source first. */
export function notesOf(unit: ExchangeUnit): string[] {
  const { kind, context, notes, place, state } = unit;
  return [
    `${kind.charAt(0).toUpperCase()}${kind.slice(1)} (${place.path}:${place.line})`,
    ...(context ? [`Context: ${context}`] : []),
    ...notes,
    ...(state === 'changed'
      ? [
          'The source has changed: translate it anew. The former text and its translation are given.',
        ]
      : []),
  ];
}
