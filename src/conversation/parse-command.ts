/** What people ask in a comment: `/ecs-reviewer ignore <reason>` and its like, as the first line and exactly spelled. */

export type Request =
  | { readonly verb: 'ignore'; readonly fingerprint?: string; readonly reason: string }
  | { readonly verb: 'unignore'; readonly fingerprint?: string }
  | { readonly verb: 'explain'; readonly code: string }
  | { readonly verb: 'recheck' }
  | { readonly verb: 'help' };

export const VERBS = ['ignore', 'unignore', 'explain', 'recheck', 'help'] as const;

/** A reason says at least this much, and no more than fits a line of the summary. */
export const SHORTEST_REASON = 3;
export const LONGEST_REASON = 300;

const COMMAND = /^\/ecs-reviewer(?:[ \t]+(\S+))?(?:[ \t]+(.*))?$/;
const FINGERPRINT = /^([0-9a-f]{16})(?:[ \t]+(.*))?$/;

/** Undefined for a comment that asks nothing of us; a text says what is wrong with one that does. */
export function parseCommand(body: string): Request | string | undefined {
  const line = body.trimStart().split(/\r?\n/, 1).join('').trimEnd();
  const match = COMMAND.exec(line);
  if (match === null) return undefined;
  const [, verb = 'help', rest = ''] = match;
  const request = requestOf(verb, rest.trim());
  return request ?? `There is no \`${word(verb)}\`. I know ${VERBS.map((one) => `\`${one}\``).join(', ')}.`;
}

function requestOf(verb: string, rest: string): Request | string | undefined {
  switch (verb) {
    case 'ignore':
      return ignore(rest);
    case 'unignore':
      return unignore(rest);
    case 'explain':
      return /^ECS\d{3}$/.test(rest) ? { verb, code: rest } : 'Say which rule: `/ecs-reviewer explain ECS802`.';
    case 'recheck':
    case 'help':
      return rest === '' ? { verb } : `\`${verb}\` takes nothing after it.`;
    default:
      return undefined;
  }
}

function ignore(rest: string): Request | string {
  const [, fingerprint, after = ''] = FINGERPRINT.exec(rest) ?? [];
  const reason = (fingerprint === undefined ? rest : after).trim();
  if (reason.length < SHORTEST_REASON) return 'Say why: `/ecs-reviewer ignore it drives a device of the host`.';
  if (reason.length > LONGEST_REASON) return `The reason is longer than ${String(LONGEST_REASON)} characters.`;
  return { verb: 'ignore', reason, ...(fingerprint === undefined ? {} : { fingerprint }) };
}

function unignore(rest: string): Request | string {
  if (rest === '') return { verb: 'unignore' };
  return /^[0-9a-f]{16}$/.test(rest)
    ? { verb: 'unignore', fingerprint: rest }
    : 'Say `/ecs-reviewer unignore` in reply to the comment.';
}

/** What somebody wrote, short and without what would end a code span. */
function word(text: string): string {
  return text.replace(/[^\w-]/g, '').slice(0, 30);
}
