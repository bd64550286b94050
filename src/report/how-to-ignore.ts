/** How to suppress a problem in the words of the file that people edit. */
import type { Place } from '../model/attribute.js';
import type { Finding } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { inlineCode } from './escape.js';

type Ignorable = Pick<Finding, 'rule' | 'file' | 'subject' | 'problem' | 'format' | 'source'>;

/** One line, or none where the code has no place for it: JSON has no comments. */
export function howToIgnore(finding: Ignorable): readonly string[] {
  const how = wayToIgnore(finding);
  return how === undefined ? [] : [`To ignore: ${how}.`];
}

function wayToIgnore(finding: Ignorable): string | undefined {
  const { rule, file, problem, format } = finding;
  const { resource } = finding.subject;
  const directive = `ecs-reviewer:ignore ${rule.code} -- reason`;
  const comment = inlineCode(`# ${directive}`);
  if (isScript(finding.source)) return `put ${inlineCode(`// ${directive}`)} above the call that makes it`;
  if (format === 'cdk') return `call ${inlineCode(metadataCall(rule.code))} on the resource`;
  if (takesComments(file) && !isEmbedded(problem.place)) return `put ${comment} above the line`;
  if (takesComments(resource.file)) return `put ${comment} above ${inlineCode(resource.address)}`;
  if (format !== 'cloudformation') return undefined;
  return `add ${inlineCode(metadataEntry(rule.code))} to the \`Metadata\` of ${inlineCode(resource.address)}`;
}

/** Code whose comments are read. */
function isScript(source: Finding['source']): boolean {
  return source !== undefined && /\.[cm]?[jt]sx?$/.test(source.path);
}

function takesComments({ syntax, generated }: SourceFile): boolean {
  return syntax !== 'json' && syntax !== 'toml' && generated === undefined;
}

/** JSON in a string or a heredoc of another file: a comment there would be part of the JSON. */
function isEmbedded(place: Place): boolean {
  if (place.kind === 'attribute') return place.owner.form === 'json';
  return place.kind === 'item' && place.list.form === 'json';
}

function metadataCall(code: string): string {
  return `construct.node.defaultChild.addMetadata('ecs-reviewer', { ignore: [{ rule: '${code}', reason: 'reason' }] })`;
}

function metadataEntry(code: string): string {
  return `"ecs-reviewer": { "ignore": [{ "rule": "${code}", "reason": "reason" }] }`;
}
