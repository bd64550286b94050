/** The code at the line that makes what a finding is about. */
import type { Finding } from '../../model/finding.js';
import { nodeIn, nameOf, scriptNodes, type ParseScript, type Script } from '../../model/script.js';
import type { SourceFile } from '../../model/source.js';
import { isRefused, refuse, type Refusal } from '../draft.js';
import { remembered } from '../write/remembered.js';
import { addedBy } from './added-by.js';
import { callOfConstruct, callsIn, NOT_FOUND, type Call } from './find-call.js';
import { namesInScope, type NamesInScope } from './names-in-scope.js';
import type { Makers } from './row.js';

export interface Code extends Pick<Sources, 'parse'> {
  readonly file: SourceFile;
  readonly script: Script;
  readonly scope: NamesInScope;
  /** Those of the line. */
  readonly calls: readonly Call[];
  readonly allCalls: readonly Call[];
}

export interface Sources {
  readonly sourceOf: (path: string) => SourceFile | undefined;
  readonly parse: ParseScript;
}

/** Reads the code at the line of a finding; each file is parsed once. */
export type CodeAt = (finding: Finding) => Code | Refusal;

export function codeReader({ sourceOf, parse }: Sources): CodeAt {
  const parsed = remembered(({ path, text }: SourceFile) => {
    const script = text.length > MOST_TEXT ? undefined : parse(path, text);
    return script?.isWhole === true ? readScript(script) : undefined;
  });
  return ({ source }) => {
    if (source === undefined) return refuse('the line of code that makes it is not known');
    const file = sourceOf(source.path);
    if (file === undefined) return refuse(`${source.path} is not TypeScript`);
    const read = parsed(file);
    if (read === undefined) return refuse(`${source.path} could not be read without mistakes`);
    return { file, parse, ...read, calls: read.allCalls.filter(({ line }) => line === source.line) };
  };
}

function readScript(script: Script): Pick<Code, 'script' | 'scope' | 'allCalls'> {
  const scope = namesInScope(script.program);
  return { script, scope, allCalls: callsIn(script, scope) };
}

/** Larger files are not changed: every change is proved by reading the file again. */
const MOST_TEXT = 300_000;

/** The call that makes a finding's subject, and the makers that it is one of. */
export interface Made {
  readonly call: Call;
  readonly makers: Makers;
}

/** Refused when no call of the line makes it for certain. */
export function madeBy(finding: Finding, code: Code, makers: readonly Makers[]): Made | Refusal {
  const refused: Refusal[] = [];
  for (const one of makers) {
    const id = idFor(finding, one);
    if (id === undefined) continue;
    const own = callOfConstruct(code.calls, { makers: one.on ?? one.makers, id }, code.script);
    const call = one.on === undefined || isRefused(own) ? own : added(own, finding, { code, makers: one });
    if (!isRefused(call)) return { call, makers: one };
    refused.push(call);
  }
  return refused.find((one) => one !== NOT_FOUND) ?? NOT_FOUND;
}

/** The call that adds the part to what another call makes. */
function added(
  owner: Call,
  { subject }: Finding,
  { code, makers }: { readonly code: Code; readonly makers: Makers },
): Call | Refusal {
  const receiver = variableOf(owner, code.script);
  return receiver === undefined
    ? NOT_FOUND
    : addedBy(code.allCalls, { makers: makers.makers, receiver, name: subject.name });
}

/** The id that the call gives: the last name of the construct's path, without what the library adds inside. */
function idFor({ subject }: Finding, { inner, isNamed }: Makers): string | undefined {
  if (isNamed === true) return subject.name;
  const path = subject.resource.constructPath;
  const end = inner === undefined ? '' : `/${inner}`;
  return path?.endsWith(end) === true
    ? path
        .slice(0, path.length - end.length)
        .split('/')
        .at(-1)
    : undefined;
}

/** The variable that holds what a call makes. */
export function variableOf({ node }: Call, { program }: Script): string | undefined {
  for (const one of scriptNodes(program)) {
    if (one.type === 'VariableDeclarator' && nodeIn(one, 'init') === node) return nameOf(nodeIn(one, 'id'));
    if (one.type === 'AssignmentExpression' && nodeIn(one, 'right') === node) return nameOf(nodeIn(one, 'left'));
  }
  return undefined;
}
