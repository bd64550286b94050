import type { SourceFile, Span } from '../../../model/source.js';

/** The file with the text at these spans blanked, offsets and lines kept: no excerpt of it can show what stood there. */
export function redact(file: SourceFile, spans: readonly Span[]): SourceFile {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    pieces.push(file.text.slice(done, from), file.text.slice(from, end).replace(/[^\r\n]/g, '*'));
    done = end;
  }
  return { ...file, text: [...pieces, file.text.slice(done)].join('') };
}
