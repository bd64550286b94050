/**
 * How the time of a whole analysis grows with the repository: `npx tsx bench/linear.ts`. Ten times as many services may
 * take at most twelve times as long, in every format. Both sizes are timed in one run and only their ratio counts.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ReviewOptions } from '../src/model/options.js';
import { review } from '../src/review.js';
import {
  eachService,
  names,
  shared,
  stackService,
  taskDefinition,
  template,
  TERRAFORM_MODULE,
  TERRAFORM_SHARED,
  terraformService,
  type Files,
} from './repositories.js';

const SIZES = [100, 1000] as const;
const TARGET = 12;
const ROUNDS = 4;

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'strict',
  relevance: 'all',
  only: [],
  varFiles: [],
  suggestions: false,
};

const REPOSITORIES: Readonly<Record<string, (services: number) => Files>> = {
  'task definition files': (services) => eachService(services, (name) => [`ecs/${name}.json`, taskDefinition(name)]),
  'CloudFormation, a template a service': (services) =>
    eachService(services, (name) => [`stacks/${name}.json`, template({ ...shared(), ...stackService(name) })]),
  'CloudFormation, one template': (services) => ({
    'template.json': template(names(services).reduce((all, name) => Object.assign(all, stackService(name)), shared())),
  }),
  'Terraform, one root module': (services) => ({
    ...eachService(services, (name) => [`${name}.tf`, terraformService(name)]),
    'shared.tf': TERRAFORM_SHARED,
  }),
  'Terraform, a root module a service': (services) =>
    eachService(services, (name) => [`${name}/main.tf`, TERRAFORM_SHARED + terraformService(name)]),
  'Terraform, instances of one module': (services) => ({
    'main.tf': `${TERRAFORM_SHARED}
      locals { services = { for i in range(${services}) : "service\${i}" => { port = 1024 + i } } }
      module "service" {
        source   = "./service"
        for_each = local.services
        name     = each.key
        port     = each.value.port
        cluster  = aws_ecs_cluster.main.id
      }`,
    'service/main.tf': TERRAFORM_MODULE,
  }),
};

interface Timed {
  readonly milliseconds: number;
  readonly resources: number;
  readonly findings: number;
}

/** The fastest round, which the machine's other work disturbs least. */
function timeOf(files: Files): Timed {
  const tree = {
    paths: Object.keys(files).sort(),
    read: (path: string) => (files[path] === undefined ? undefined : { text: files[path] }),
  };
  let best: Timed = { milliseconds: Infinity, resources: 0, findings: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    collectGarbage();
    const start = performance.now();
    const outcome = review(tree, OPTIONS);
    const milliseconds = performance.now() - start;
    if (milliseconds < best.milliseconds) {
      best = { milliseconds, resources: outcome.stats.resources, findings: outcome.findings.length };
    }
  }
  return best;
}

setFlagsFromString('--expose-gc');
/** What the round before left behind is not paid for by the next. */
const collectGarbage = runInNewContext('gc') as () => void;

let failed = false;
for (const [title, repository] of Object.entries(REPOSITORIES)) {
  // Both sizes are measured with code that is compiled by then.
  timeOf(repository(SIZES[1]));
  const [small, large] = SIZES.map((services) => timeOf(repository(services))) as [Timed, Timed];
  const ratio = large.milliseconds / small.milliseconds;
  failed ||= ratio > TARGET;
  console.log(
    `${title.padEnd(38)} ${small.milliseconds.toFixed(0).padStart(6)} ms → ${large.milliseconds.toFixed(0).padStart(6)} ms` +
      `  ratio ${ratio.toFixed(1)} (${small.resources} → ${large.resources} resources, ${small.findings} → ${large.findings} findings)`,
  );
}
console.log(`Target: ${SIZES[1] / SIZES[0]} times the services in at most ${TARGET} times the time.`);
process.exitCode = failed ? 1 : 0;
