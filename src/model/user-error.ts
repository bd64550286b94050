/** Something that the person who runs us can put right; the message says what, where and how. Shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
