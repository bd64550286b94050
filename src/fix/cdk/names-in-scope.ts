/** What a file imports of the CDK, and how names of it are written there. */
import { nameOf, nodeIn, nodesIn, scriptNodes, stringIn, type ScriptNode } from '../../model/script.js';

/** The names that the table uses for modules of `aws-cdk-lib`; `cdk` is its core. */
const MODULES: Readonly<Record<string, string>> = {
  cdk: '',
  cloudtrail: 'aws-cloudtrail',
  ec2: 'aws-ec2',
  ecr: 'aws-ecr',
  ecs: 'aws-ecs',
  ecs_patterns: 'aws-ecs-patterns',
  efs: 'aws-efs',
  elbv2: 'aws-elasticloadbalancingv2',
  logs: 'aws-logs',
};
const SHORT_NAMES = new Map(Object.entries(MODULES).map(([short, module]) => [module, short]));
const NAME = new RegExp(`(?<![\\w.'-])(${Object.keys(MODULES).join('|')})\\.([A-Z]\\w*)`, 'g');

export interface NamesInScope {
  /** `ecs.Cluster` for what a callee names, however the file imports it; undefined for what is not of the CDK. */
  readonly resolve: (callee: ScriptNode | undefined) => string | undefined;
  /** Code of the table in the words of the file; undefined when a name is not imported. */
  readonly write: (code: string) => string | undefined;
}

interface Imports {
  /** Local name to module. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Local name to module and name: `aws-ecs Cluster`. */
  readonly named: ReadonlyMap<string, string>;
}

export function namesInScope(program: ScriptNode): NamesInScope {
  const imports = importsOf(program);
  return {
    resolve: (callee) => resolve(callee, imports),
    write: (code) => {
      const own = (short: string, name: string): string | undefined =>
        write({ module: MODULES[short] ?? short, name }, imports);
      const isWhole = [...code.matchAll(NAME)].every(([, short = '', name = '']) => own(short, name) !== undefined);
      return isWhole ? code.replace(NAME, (all, short: string, name: string) => own(short, name) ?? all) : undefined;
    },
  };
}

function resolve(callee: ScriptNode | undefined, { namespaces, named }: Imports): string | undefined {
  if (callee?.type === 'MemberExpression' && callee['computed'] !== true) {
    const object = nodeIn(callee, 'object');
    const module = namespaces.get(nameOf(object) ?? '') ?? moduleIn(object, namespaces);
    return canonical(module, nameOf(nodeIn(callee, 'property')));
  }
  const [module, name] = named.get(nameOf(callee) ?? '')?.split(' ') ?? [];
  return canonical(module, name);
}

/** `cdk.aws_ecs`. */
function moduleIn(object: ScriptNode | undefined, namespaces: Imports['namespaces']): string | undefined {
  if (object?.type !== 'MemberExpression' || namespaces.get(nameOf(nodeIn(object, 'object')) ?? '') !== '')
    return undefined;
  return moduleNamed(nameOf(nodeIn(object, 'property')) ?? '');
}

function canonical(module: string | undefined, name: string | undefined): string | undefined {
  if (module === undefined || name === undefined) return undefined;
  return `${SHORT_NAMES.get(module) ?? module}.${name}`;
}

interface Wanted {
  readonly module: string;
  readonly name: string;
}

function write({ module, name }: Wanted, { namespaces, named }: Imports): string | undefined {
  const entry = [...namespaces].find(([, one]) => one === module);
  if (entry !== undefined) return `${entry[0]}.${name}`;
  const local = [...named].find(([, one]) => one === `${module} ${name}`);
  if (local !== undefined) return local[0];
  const core = [...namespaces].find(([, one]) => one === '');
  return core === undefined ? undefined : `${core[0]}.${module.replaceAll('-', '_')}.${name}`;
}

/** Names that something else of the file has too are left out: which one is meant would have to be worked out. */
function importsOf(program: ScriptNode): Imports {
  const namespaces = new Map<string, string>();
  const named = new Map<string, string>();
  for (const statement of nodesIn(program, 'body')) {
    for (const { local, module, name } of importedBy(statement)) {
      if (name === undefined) namespaces.set(local, module);
      else named.set(local, `${module} ${name}`);
    }
  }
  for (const name of declaredNames(program)) {
    namespaces.delete(name);
    named.delete(name);
  }
  return { namespaces, named };
}

interface Imported {
  readonly local: string;
  readonly module: string;
  /** Undefined when it is the module. */
  readonly name?: string;
}

function importedBy(statement: ScriptNode): readonly Imported[] {
  if (statement['importKind'] === 'type') return [];
  if (statement.type === 'TSImportEqualsDeclaration') {
    const module = libraryModule(stringIn(nodeIn(nodeIn(statement, 'moduleReference'), 'expression')));
    const local = nameOf(nodeIn(statement, 'id'));
    return module === undefined || local === undefined ? [] : [{ local, module }];
  }
  const module =
    statement.type === 'ImportDeclaration' ? libraryModule(stringIn(nodeIn(statement, 'source'))) : undefined;
  if (module === undefined) return [];
  return nodesIn(statement, 'specifiers').flatMap((specifier) => specified(specifier, module));
}

function specified(specifier: ScriptNode, module: string): readonly Imported[] {
  const local = nameOf(nodeIn(specifier, 'local'));
  if (local === undefined || specifier['importKind'] === 'type') return [];
  if (specifier.type === 'ImportNamespaceSpecifier') return [{ local, module }];
  const name = nameOf(nodeIn(specifier, 'imported'));
  if (name === undefined) return [];
  const inner = module === '' ? moduleNamed(name) : undefined;
  return [inner === undefined ? { local, module, name } : { local, module: inner }];
}

/** `aws-cdk-lib/aws-ecs` → `aws-ecs`; the library itself is the empty name. */
function libraryModule(source: string | undefined): string | undefined {
  if (source === 'aws-cdk-lib' || source === 'aws-cdk-lib/core') return '';
  return source?.startsWith('aws-cdk-lib/aws-') === true ? source.slice('aws-cdk-lib/'.length) : undefined;
}

/** `aws_ecs` → `aws-ecs`. */
function moduleNamed(name: string): string | undefined {
  return name.startsWith('aws_') ? name.replaceAll('_', '-') : undefined;
}

/** Every name that a variable, a parameter, a function or a class of the file has, as often as there are such. */
export function declaredNames(program: ScriptNode): readonly string[] {
  return scriptNodes(program).flatMap((node) => {
    const declared = [nodeIn(node, DECLARING[node.type] ?? ''), ...nodesIn(node, 'params')];
    return declared.flatMap((pattern) => (pattern === undefined ? [] : namesOf(pattern, 0)));
  });
}

const DECLARING: Readonly<Record<string, string>> = {
  VariableDeclarator: 'id',
  FunctionDeclaration: 'id',
  FunctionExpression: 'id',
  ClassDeclaration: 'id',
  CatchClause: 'param',
};

const MOST_DEPTH = 20;

function namesOf(pattern: ScriptNode, depth: number): readonly string[] {
  if (depth > MOST_DEPTH) return [];
  const own = pattern.type === 'Identifier' ? nameOf(pattern) : undefined;
  const inner = [
    ...nodesIn(pattern, 'elements'),
    ...nodesIn(pattern, 'properties'),
    ...['left', 'argument', 'parameter', 'value'].flatMap((field) => nodeIn(pattern, field) ?? []),
  ];
  return [...(own === undefined ? [] : [own]), ...inner.flatMap((one) => namesOf(one, depth + 1))];
}
