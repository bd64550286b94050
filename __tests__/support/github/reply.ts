import type { Json } from './openapi.js';

/** What a route answers. A `list` is cut into pages by the server, within `wrap` where GitHub wraps it in an object. */
export type Reply =
  | { readonly status: number; readonly body?: unknown }
  | { readonly list: readonly Json[]; readonly wrap?: string }
  | { readonly status: number; readonly text: string; readonly type: string };

export interface Call {
  readonly params: Readonly<Record<string, string | number>>;
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body: Json;
  readonly accept: string;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const notFound = (): Reply => ({ status: 404, body: { message: 'Not Found', status: '404' } });

/** The short form: `errors` is a list of sentences. */
export const unprocessable = (...errors: readonly string[]): Reply => ({
  status: 422,
  body: { message: 'Unprocessable Entity', errors, documentation_url: 'https://docs.github.com/rest' },
});

/** The long form: `errors` is a list of objects. */
export const validationFailed = (resource: string, message: string): Reply => ({
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [{ resource, code: 'unprocessable', field: 'data', message }],
    documentation_url: 'https://docs.github.com/rest',
    status: '422',
  },
});

export const invalidRequest = (problem: string): Reply => ({
  status: 422,
  body: { message: `Invalid request.\n\n${problem}`, documentation_url: 'https://docs.github.com/rest' },
});

export const MOST_CHARACTERS = 65_536;
export const TOO_LONG = 'Body is too long (maximum is 65536 characters)';
