/** The suppressions of other scanners in the metadata of templates and their resources. */
import type { Resource } from '../../model/resource.js';
import type { MapNode, Node, Span } from '../../model/source.js';
import type { Skip, WrittenSkip } from './skip.js';

const MOST_ENTRIES = 100;

/** A resource that a loop repeats is read once. */
export function skipsInMetadata(resources: readonly Resource[]): readonly WrittenSkip[] {
  const seen = new Set<MapNode>();
  return resources.flatMap(({ dialect, place }) => {
    const { node, span } = place;
    if (dialect !== 'cloudformation' || seen.has(node)) return [];
    seen.add(node);
    return READERS.flatMap((read) => read(valueOf(node, 'Metadata'), span));
  });
}

/** Of a whole template: only cfn-lint has such. */
export function skipsOfTemplate(root: Node): readonly WrittenSkip[] {
  return lintSkips(valueOf(root, 'Metadata'), { start: 0, end: root.file.text.length });
}

type Reader = (metadata: Node | undefined, covers: Span) => readonly WrittenSkip[];

const READERS: readonly Reader[] = [checkovSkips, nagSkips, guardSkips, lintSkips];

function checkovSkips(metadata: Node | undefined, covers: Span): readonly WrittenSkip[] {
  return itemsAt(metadata, ['checkov', 'skip']).flatMap((item) => {
    const [id, comment] = [textAt(item, 'id'), textAt(item, 'comment')];
    return skipAt(item, { scanner: 'checkov', word: 'checkov:skip', ids: [id], reason: comment }, covers);
  });
}

/** One that applies to some findings only says less than a suppression of ours. */
function nagSkips(metadata: Node | undefined, covers: Span): readonly WrittenSkip[] {
  return itemsAt(metadata, ['cdk_nag', 'rules_to_suppress']).flatMap((item) => {
    if (valueOf(item, 'applies_to') !== undefined || valueOf(item, 'appliesTo') !== undefined) return [];
    const id = textAt(item, 'id');
    return skipAt(item, { scanner: 'cdk-nag', word: 'cdk-nag', ids: [id], reason: nagReason(item) }, covers);
  });
}

/** cdk-nag encodes a reason with letters beyond ASCII. */
function nagReason(item: Node): string {
  const reason = textAt(item, 'reason');
  if (textAt(item, 'is_reason_encoded') !== 'true') return reason;
  try {
    const bytes = Uint8Array.from(atob(reason), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}

function guardSkips(metadata: Node | undefined, covers: Span): readonly WrittenSkip[] {
  return itemsAt(metadata, ['guard', 'SuppressedRules']).flatMap((item) =>
    skipAt(item, { scanner: 'cfn-guard', word: 'guard SuppressedRules', ids: [textOf(item)], reason: '' }, covers),
  );
}

function lintSkips(metadata: Node | undefined, covers: Span): readonly WrittenSkip[] {
  return itemsAt(metadata, ['cfn-lint', 'config', 'ignore_checks']).flatMap((item) =>
    skipAt(item, { scanner: 'cfn-lint', word: 'cfn-lint ignore_checks', ids: [textOf(item)], reason: '' }, covers),
  );
}

function skipAt({ file, span }: Node, skip: Skip, covers: Span): readonly WrittenSkip[] {
  return skip.ids.includes('') ? [] : [{ ...skip, file, span, covers }];
}

function itemsAt(node: Node | undefined, path: readonly string[]): readonly Node[] {
  const found = path.reduce(valueOf, node);
  return found?.kind === 'list' ? found.items.slice(0, MOST_ENTRIES) : [];
}

function valueOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.findLast((entry) => entry.key === key)?.value : undefined;
}

function textAt(node: Node | undefined, key: string): string {
  return textOf(valueOf(node, key));
}

function textOf(node: Node | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : '';
}
