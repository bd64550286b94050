import type { Finding } from '../model/finding.js';
import type { Hop } from '../model/source.js';
import { codeFrame } from './code-frame.js';
import { oneLine, shorten, terminalLine } from './escape.js';
import type { Mask } from './mask.js';
import { positionOf } from './order.js';
import type { Palette } from './palette.js';
import { wrap } from './wrap.js';

export interface FindingTextStyle {
  readonly palette: Palette;
  readonly width: number;
  readonly mask: Mask;
}

const LONGEST_VALUE = 200;

/** A finding for a terminal: what is wrong where, the value, and the way by which it came there. */
export function findingText(finding: Finding, style: FindingTextStyle): readonly string[] {
  const { rule, severity, address, property, file, span, message, assumed, when, via } = finding;
  const { palette, width, mask } = style;
  const { line, column } = positionOf(finding);
  const fact = (name: string, texts: readonly string[]): readonly string[] =>
    texts.length === 0 ? [] : wrap(`${name}: ${texts.join(', ')}`, width, '  ');
  return [
    `${palette.strong(terminalLine(`${file.path}:${String(line)}:${String(column)}`))}  ${palette.severity[severity](severity)}  ${rule.code} ${rule.name}`,
    ...wrap(mask(message), width, '  '),
    '',
    ...codeFrame(file, span, style),
    '',
    ...fact('resource', [address]),
    ...fact('property', property === '' ? [] : [property]),
    ...fact('value', valueOf(finding, mask)),
    ...fact('comes by', via.length === 0 ? [] : [via.map(hopText).join(' → ')]),
    ...fact('assumes', assumed),
    ...fact('when', when === undefined ? [] : [when]),
    ...fact('fingerprint', [finding.fingerprint]),
  ];
}

/** As the author writes it, where it is written; none for what is absent. */
function valueOf({ problem: { place } }: Finding, mask: Mask): readonly string[] {
  if (place.kind === 'resource') return [];
  if (place.node === undefined) return ['not set'];
  const { file, span } = place.node;
  return [shorten(oneLine(mask(file.text.slice(span.start, span.end))), LONGEST_VALUE)];
}

function hopText({ kind, name }: Hop): string {
  return `${kind} ${name}`;
}
