import path from 'node:path';
import { format, resolveConfig } from 'prettier';

/** The text as `npm run format` would leave it; `name` is its path from the root. */
export async function formatted(root: string, name: string, text: string): Promise<string> {
  const filepath = path.join(root, name);
  return format(text, { ...(await resolveConfig(path.join(root, 'package.json'))), filepath });
}
