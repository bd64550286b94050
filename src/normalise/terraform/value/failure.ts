/** An expression that Terraform would refuse. `try` and `can` rescue it unless it is `fatal`. */
export class EvaluationError extends Error {
  readonly fatal: boolean;
  constructor(message: string, fatal = false) {
    super(message);
    this.name = 'EvaluationError';
    this.fatal = fatal;
  }
}

export function fail(message: string): never {
  throw new EvaluationError(message);
}

/** For what Terraform finds before it evaluates anything: an undeclared variable. */
export function failFatally(message: string): never {
  throw new EvaluationError(message, true);
}

/** The message of an evaluation error; anything else is a bug and thrown on. */
export function messageOf(error: unknown): string {
  if (error instanceof EvaluationError) return error.message;
  if (error instanceof RangeError) return 'it is nested too deeply';
  throw error;
}
