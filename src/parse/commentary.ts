import type { Commentary } from '../model/commentary.js';
import type { SourceFile, Span } from '../model/source.js';
import { hclCommentary } from './commentary/hcl-commentary.js';
import { jsonComments } from './commentary/json-comments.js';
import { scriptCommentary } from './commentary/script-commentary.js';
import { nodeElements } from './commentary/node-elements.js';
import { yamlComments } from './commentary/yaml-comments.js';
import { parseJson } from './json.js';
import { parseYaml } from './yaml.js';

/**
 * The comments of a file and its elements. Real comments only: none inside a string, a heredoc or a block scalar. TOML
 * only gives values to templates, which have places of their own for directives.
 */
export function readCommentary(file: SourceFile): Commentary {
  const { comments, elements } = read(file);
  return { comments: inOrder(comments), elements };
}

function read(file: SourceFile): Commentary {
  if (file.syntax === 'hcl') return hclCommentary(file.text);
  if (file.syntax === 'yaml') {
    return { comments: yamlComments(file.text), elements: nodeElements(parseYaml(file).documents) };
  }
  if (file.syntax === 'script') return scriptCommentary(file);
  if (file.syntax === 'toml') return { comments: [], elements: [] };
  const { node } = parseJson(file);
  return { comments: jsonComments(file.text), elements: node === undefined ? [] : nodeElements([node]) };
}

/** A parser that starts again at an earlier place has seen some comments twice. */
function inOrder(comments: readonly Span[]): readonly Span[] {
  let end = 0;
  return comments
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((comment) => {
      if (comment.start < end) return false;
      end = comment.end;
      return true;
    });
}
