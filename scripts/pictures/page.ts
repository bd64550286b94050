/** Markdown as a page that looks as it does on GitHub, without the network. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';
import { commentedLines, type GoldenComment } from './golden-comments.js';

const MODULES = path.resolve(import.meta.dirname, '../../node_modules');
const STYLE = `
  body { margin: 0; padding: 16px; background: #fff; box-sizing: border-box; width: 900px; }
  .box { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
  .head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; color: #59636e; font-size: 13px; }
  .text { padding: 16px; }
  .change { border: 1px solid #d1d9e0; border-radius: 6px; margin-bottom: 16px; overflow: hidden; }
  .change pre { margin: 0 !important; padding: 4px 12px !important; border-radius: 0 !important; }
  .markdown-body .change .old { background: #ffebe9; }
  .markdown-body .change .new { background: #dafbe1; }
  .markdown-body .terminal { background: #0d1117; color: #e6edf3; font-size: 12px; margin: 0; }
  .markdown-body, pre, code { -webkit-font-smoothing: antialiased; }
`;

function pageOf(content: string, script = ''): string {
  const css = readFileSync(path.join(MODULES, 'github-markdown-css/github-markdown-light.css'), 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${css}${STYLE}</style><body class="markdown-body">${content}${script}</body>`;
}

/** A comment of a review below the name of its file; its suggestion shows what it replaces. */
export function commentPage(comment: GoldenComment): string {
  const { path: name, startLine, line, body } = comment;
  const lines = startLine === line ? `line ${String(line)}` : `lines ${String(startLine)} to ${String(line)}`;
  const text = body.replace(/^<!--.*-->$/gm, '').replace(/\b[0-9a-f]{40}\b/g, (sha) => `\`${sha.slice(0, 7)}\``);
  const shown = text.replace(/```suggestion\n([\s\S]*?)\n```/g, (_, after: string) =>
    suggestedChange(commentedLines(comment), after.split('\n')),
  );
  return pageOf(
    `<div class="box"><div class="head">Comment on <b>${escaped(name)}</b>, ${lines}</div><div class="text">${html(shown)}</div></div>`,
  );
}

/** A summary, or a part of one. */
export function summaryPage(markdown: string): string {
  return pageOf(`<div class="box"><div class="text">${html(markdown)}</div></div>`);
}

/** A diagram of Mermaid, drawn by Mermaid. */
export function diagramPage(code: string): string {
  const mermaid = path.join(MODULES, 'mermaid/dist/mermaid.min.js');
  return pageOf(
    `<pre class="mermaid" style="background:#fff;margin:0;padding:0">${escaped(code)}</pre>`,
    `<script src="file://${mermaid}"></script><script>mermaid.initialize({ startOnLoad: false }); mermaid.run();</script>`,
  );
}

export function terminalPage(text: string): string {
  return pageOf(`<pre class="terminal">${escaped(text)}</pre>`);
}

function suggestedChange(before: readonly string[], after: readonly string[]): string {
  const block = (kind: string, sign: string, lines: readonly string[]): string =>
    `<pre class="${kind}"><code>${lines.map((line) => escaped(`${sign} ${line}`)).join('&#10;')}</code></pre>`;
  return `<div class="change"><div class="head">Suggested change</div>${block('old', '-', before)}${block('new', '+', after)}</div>`;
}

function html(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
