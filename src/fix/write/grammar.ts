import type { ListForm, MapForm, SourceFile } from '../../model/source.js';

/** The little that must be known of a language to find where the members of a bracket begin and end. */
export interface Grammar {
  readonly form: MapForm | ListForm;
  readonly comments: RegExp;
  /** `"${…}"` may hold strings of its own. */
  readonly templates: boolean;
  readonly heredocs: boolean;
  /** YAML: words without quotes may hold quotes, and `'` begins a string. */
  readonly plainWords: boolean;
  readonly commas: boolean;
  /** A line end separates members. */
  readonly lines: boolean;
}

const C_COMMENT = String.raw`\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)`;

export function grammarOf(form: MapForm | ListForm, file: SourceFile): Grammar {
  const hcl = form.startsWith('hcl');
  const yaml = form.startsWith('yaml');
  return {
    form,
    comments: commentsOf(hcl, yaml),
    templates: hcl || file.syntax === 'hcl',
    heredocs: hcl,
    plainWords: yaml,
    commas: form !== 'hcl-body',
    lines: form === 'hcl-body' || form === 'hcl-object',
  };
}

function commentsOf(hcl: boolean, yaml: boolean): RegExp {
  if (yaml) return /(?<=\s)#[^\n]*/y;
  return new RegExp(hcl ? `#[^\\n]*|${C_COMMENT}` : C_COMMENT, 'y');
}
