/** A small service in Terraform, whose problems are known to the letter, and runs of the action on it. */
import type { FakeGitHub, FakePullRequest } from '../support/github/fake.js';
import { parseMarker } from '../../src/report/marker.js';
import { pullRequestEvent, runAction, type ActionRun, type RunOptions } from '../support/run-action.js';

/** The only rules of these runs, so that new rules do not change what is expected. */
export const RULES = 'ECS511, ECS801, ECS802, ECS804';

export interface Service {
  readonly name?: string;
  readonly container?: string;
  /** `latest` is ECS511. */
  readonly tag?: string;
  /** True is ECS801. */
  readonly privileged?: boolean;
  /** None is ECS802. */
  readonly user?: string | undefined;
  /** False is ECS804. */
  readonly readOnly?: boolean;
}

/** One task definition. By default it has one problem each of ECS801 (critical), ECS511 and ECS804 (medium). */
export function service({
  name = 'web',
  container = 'app',
  tag = 'latest',
  privileged = true,
  readOnly = false,
  ...others
}: Service = {}): string {
  const user = 'user' in others ? others.user : '1000';
  return [
    `resource "aws_ecs_task_definition" "${name}" {`,
    `  family                   = "${name}"`,
    '  network_mode             = "awsvpc"',
    '  requires_compatibilities = ["EC2"]',
    '',
    '  container_definitions = jsonencode([',
    '    {',
    `      name                   = "${container}"`,
    `      image                  = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:${tag}"`,
    '      essential              = true',
    ...(user === undefined ? [] : [`      user                   = "${user}"`]),
    `      privileged             = ${String(privileged)}`,
    `      readonlyRootFilesystem = ${String(readOnly)}`,
    '    }',
    '  ])',
    '}',
    '',
  ].join('\n');
}

/** A service without problems. */
export function soundService(options: Service = {}): string {
  return service({ tag: '1.4.2', privileged: false, readOnly: true, ...options });
}

/** Runs the action on `pull_request`, with the merge commit checked out. */
export async function reviewPull(
  github: FakeGitHub,
  pull: FakePullRequest,
  options: Partial<RunOptions> = {},
): Promise<ActionRun> {
  const inputs = { only: RULES, ...options.inputs };
  return runAction(github, { ...pullRequestEvent(github, pull), ...options, inputs });
}

/** The verdict as each surface that always works tells it. */
export function verdictOf({ code, outputs }: ActionRun): object {
  const { verdict, findings, critical, high, medium, low, info, undecided } = outputs;
  return { code, verdict, findings, critical, high, medium, low, info, undecided, new: outputs['new'] };
}

/** The rules that the open comments of a pull request speak of, sorted. */
export function commentedCodes(pull: FakePullRequest): readonly string[] {
  return pull
    .comments()
    .flatMap(({ body }) => {
      const marker = parseMarker(body);
      return marker?.state === 'open' ? marker.problems.map(({ code }) => code) : [];
    })
    .sort();
}

/** The rules that the annotations of the check runs speak of, sorted. */
export function annotatedCodes(github: FakeGitHub): readonly string[] {
  return github
    .checkRuns()
    .flatMap(({ annotations }) => annotations.map(({ title = '' }) => title.slice(0, 6)))
    .sort();
}

/** The rules that the workflow commands of the log speak of, sorted. */
export function loggedCodes({ annotations }: ActionRun): readonly string[] {
  return annotations.flatMap((line) => /title=(ECS\d{3})/.exec(line)?.slice(1) ?? []).sort();
}

/** What the runner shows as a warning that is no finding. */
export function warningsOf({ log }: ActionRun): readonly string[] {
  return log.split('\n').filter((line) => line.startsWith('::warning::'));
}

/** What was written to GitHub, by operation. */
export function operations(github: FakeGitHub): readonly string[] {
  return github.writes().map(({ operation }) => operation);
}
