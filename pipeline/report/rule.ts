/** What `presspack explain` tells of a rule, for people who are no programmers. */
export interface RuleDescription {
  /** What the rule asks and why it matters, in one to three sentences. */
  readonly means: string;
  /** An example that breaks the rule. */
  readonly wrong: string;
  /** The same example, mended. */
  readonly right: string;
}
