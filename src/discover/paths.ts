/** What a path says about a file before it is opened. */

/** Folders whose files are somebody else's. */
const LEFT_OUT = /(?:^|\/)(?:node_modules|\.git|\.terraform|\.venv|site-packages)\//;

export function isLeftOut(path: string): boolean {
  return LEFT_OUT.test(path);
}

export function isTerraform(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path);
}

/** Names that may hold a template or a task definition: JSON, YAML, and both with a suffix of a template tool. */
const READABLE =
  /(?:\.(?:jsonc?|ya?ml)(?:\.(?:tpl|tmpl|template|j2|jinja2?|erb|dist|in|sample|example))?|\.template)$/i;

/** Files of other tools, by their well-known names. */
const OTHERS =
  /(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*|jsconfig|composer|cdk(?:\.context)?|appspec|buildspec|pnpm-lock|docker-compose[^/]*|imagedefinitions|manifest|tree)\.(?:json|ya?ml)$|\.(?:schema|parameters|params|tfvars|assets)\.(?:json|ya?ml)$|\.tfvars\.json$/i;

/** Whether a file is worth opening; Terraform's own files are not of this kind. */
export function isCandidate(path: string): boolean {
  return READABLE.test(path) && !isTerraform(path) && !OTHERS.test(path);
}

/** Whether the name alone says that the file is meant for us. */
export function isTelling(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /task[-_.]?def|container[-_.]?def|cloudformation|\bcfn|stack|template|(?:^|[-_.]|tf)plan\b/i.test(name);
}

/** The folder of a path without a slash at its end; '' for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Whether a path belongs to the assembly in a folder; in the root only its own files and those of its stages do. */
export function belongsTo(path: string, assembly: string): boolean {
  if (assembly !== '') return path.startsWith(`${assembly}/`);
  return !path.includes('/') || path.startsWith('assembly-');
}
