/** Text as people count it: one per visible character. */
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function graphemes(text: string): readonly string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}
