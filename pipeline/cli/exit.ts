/** What the program returns to whoever started it; 70 and 74 as in BSD's sysexits(3). */
export const exitCodes = { ok: 0, content: 1, usage: 2, bug: 70, disk: 74 } as const;

/** The command was typed in a way that means nothing: one line, and a hint. */
export class UsageError extends Error {}
