/** Mermaid's own parser, without a browser around it. */
import DOMPurify from 'dompurify';
import mermaid from 'mermaid';

// It cleans labels with a browser's help when it has read them; what is read is all that counts here.
Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });

// It knows its kinds of diagrams after the first text only.
await mermaid.parse('flowchart LR');

export interface ParsedDiagram {
  readonly nodes: readonly { readonly id: string; readonly text: string; readonly classes: readonly string[] }[];
  readonly edges: readonly {
    readonly start: string;
    readonly end: string;
    readonly text: string;
    readonly stroke: string;
  }[];
  readonly frames: readonly string[];
}

/** What Mermaid keeps of a flowchart when it has read it. */
interface FlowDatabase {
  readonly getVertices: () => ReadonlyMap<string, ParsedDiagram['nodes'][number]>;
  readonly getEdges: () => ParsedDiagram['edges'];
  readonly getSubGraphs: () => readonly { readonly title: string }[];
}

interface Reader {
  readonly mermaidAPI: { readonly getDiagramFromText: (text: string) => Promise<{ readonly db: FlowDatabase }> };
}

const { mermaidAPI } = mermaid as unknown as Reader;

/** Reads the Mermaid block of a text; rejects when Mermaid would not draw it. */
export async function parseDiagram(text: string): Promise<ParsedDiagram> {
  const [, code = ''] = /^```mermaid\n([\s\S]*?)\n```$/m.exec(text) ?? [];
  const { db } = await mermaidAPI.getDiagramFromText(code);
  return {
    nodes: [...db.getVertices().values()].map(({ id, text: label, classes }) => ({ id, text: label, classes })),
    edges: db.getEdges().map(({ start, end, text: label, stroke }) => ({ start, end, text: label, stroke })),
    frames: db.getSubGraphs().map(({ title }) => title),
  };
}
