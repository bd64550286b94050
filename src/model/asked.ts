/** A comment that was just written. `inReplyTo` is the top of its thread; a comment on the pull request has none. */
export interface Asked {
  readonly number: number;
  readonly id: number;
  readonly author: string;
  readonly isBot: boolean;
  readonly body: string;
  readonly surface: 'issue' | 'review';
  readonly inReplyTo?: number;
}
