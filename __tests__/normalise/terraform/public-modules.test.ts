/** Public modules that are not installed, read by the inputs of their calls. */
import { describe, expect, test } from '@jest/globals';
import { applyEdits } from '../../../src/fix/edits.js';
import { planEdits } from '../../../src/fix/plan.js';
import type { Finding } from '../../../src/model/finding.js';
import { findTable } from '../../../src/normalise/terraform/public-modules/find-table.js';
import { PUBLIC_MODULES } from '../../../src/normalise/terraform/public-modules/public-modules.js';
import { isWithin, versionRange } from '../../../src/normalise/terraform/public-modules/version-range.js';
import { PARSERS } from '../../../src/parsers.js';
import { read } from '../../support/test-rule.js';
import { readTerraform, textAt } from '../../support/terraform-unit.js';

function call(name: string, source: string, body: string): string {
  const [path, version] = source.split('@');
  const pinned = version === undefined ? '' : `  version = "${version}"\n`;
  return `module "${name}" {\n  source  = "${path ?? ''}"\n${pinned}${body}\n}\n`;
}

const SERVICE = 'terraform-aws-modules/ecs/aws//modules/service';

describe('a version constraint', () => {
  test.each([
    ['~> 5.0', '5.0.0', '6.0.0', true],
    ['~> 5.2.1', '5.0.0', '6.0.0', true],
    ['~> 5', '5.0.0', '6.0.0', true],
    ['5.11.2', '5.0.0', '6.0.0', true],
    ['v5.11.2', '5.0.0', '6.0.0', true],
    ['>= 5.0, < 6.0', '5.0.0', '6.0.0', true],
    ['>= 5.0, != 5.3.0, <= 5.9.9', '5.0.0', '6.0.0', true],
    ['>= 5.0', '5.0.0', '6.0.0', false],
    ['> 5.0, < 7.0', '5.0.0', '6.0.0', false],
    ['~> 4.0', '5.0.0', '6.0.0', false],
    ['< 5.0, > 6.0', '5.0.0', '6.0.0', false],
  ])('%s is within %s to %s: %s', (...[constraint, from, below, expected]) => {
    const range = versionRange(constraint);
    expect(range !== undefined && isWithin(range, from, below)).toBe(expected);
  });

  test.each(['main', '', '5.x', '~> five', '1.2.3.4'])('%j is none', (text) => {
    expect(versionRange(text)).toBeUndefined();
  });
});

describe('the table of a module', () => {
  test.each<[string, string, string | undefined, string | undefined, boolean]>([
    ['of the registry', SERVICE, '~> 5.0', '5.0.0', true],
    ['of the registry with its host', `registry.terraform.io/${SERVICE}`, '6.2.0', '6.0.0', true],
    [
      'in git',
      'git::https://github.com/terraform-aws-modules/terraform-aws-ecs.git//modules/service?ref=v5.2.0',
      undefined,
      '5.0.0',
      true,
    ],
    ['in git by ssh', 'git@github.com:cloudposse/terraform-aws-ecr.git?ref=tags/0.40.0', undefined, '0.35.0', true],
    ['of GitHub', 'github.com/terraform-aws-modules/terraform-aws-ecr?ref=main', undefined, '1.0.0', false],
    ['without a version', SERVICE, undefined, '6.0.0', false],
    ['of a version without a table', SERVICE, '4.1.3', '6.0.0', false],
    ['that nobody knows', 'acme/ecs/aws', '1.0.0', undefined, false],
  ])('%s is found', (...[, source, version, from, certain]) => {
    const found = findTable(source, version);
    expect([found?.module.from, found?.certain ?? false]).toEqual([from, certain]);
  });

  test.each(PUBLIC_MODULES.map((module): [string, string, string] => [module.source, module.from, module.text]))(
    '%s from %s has no syntax error',
    (_source, _from, text) => {
      expect(PARSERS.hcl(text).diagnostics).toEqual([]);
    },
  );

  test.each(PUBLIC_MODULES.map((module): [string, string] => [module.source, module.from]))(
    '%s from %s is read without any input, and refers to nothing that is not declared',
    (source, from) => {
      const { notices, units } = readTerraform(call('m', `${source}@${from}`, ''));
      const [unit] = units;
      expect({ notices, complete: unit?.complete, files: unit?.files.map((file) => file.path) }).toEqual({
        notices: [],
        complete: true,
        files: ['main.tf'],
      });
      const reasons = (unit?.resources ?? []).map((resource) => JSON.stringify(withoutFiles(resource.body)));
      expect(reasons.filter((text) => /is not declared|nothing named/.test(text))).toEqual([]);
    },
  );
});

function withoutFiles(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'file' ? undefined : inner)));
}

const WEB = `
  name        = "web"
  cluster_arn = module.cluster.arn
  container_definitions = {
    app = {
      image = "nginx:1.27"
    }
  }
  load_balancer = {
    web = { target_group_arn = module.alb.target_groups["web"].arn, container_name = "app", container_port = 80 }
  }
  security_group_ids = [module.extra.security_group_id]
  security_group_ingress_rules = {
    alb = { from_port = 80, referenced_security_group_id = module.alb.security_group_id }
  }`;

const STACK = [
  call('web', `${SERVICE}@~> 6.0`, WEB),
  call('cluster', 'terraform-aws-modules/ecs/aws//modules/cluster@6.1.0', '  name = "main"'),
  call(
    'alb',
    'terraform-aws-modules/alb/aws@~> 9.0',
    `  listeners = {
    http = { port = 80, protocol = "HTTP", forward = { target_group_key = "web" } }
  }
  target_groups = {
    web = { port = 80, protocol = "HTTP", target_type = "ip" }
  }
  security_group_ingress_rules = {
    all = { from_port = 80, to_port = 80, cidr_ipv4 = "0.0.0.0/0" }
  }`,
  ),
  call(
    'extra',
    'terraform-aws-modules/security-group/aws@5.3.0',
    '  ingress_rules = ["https-443-tcp"]\n  ingress_cidr_blocks = ["10.0.0.0/8"]',
  ),
].join('');

describe('a stack of public modules', () => {
  const stack = readTerraform(STACK);

  test('has the addresses of the real modules', () => {
    expect(stack.notices).toEqual([]);
    expect(stack.addresses).toEqual(
      expect.arrayContaining([
        'module.web.aws_ecs_service.this[0]',
        'module.web.aws_ecs_task_definition.this[0]',
        'module.web.aws_iam_role.tasks[0]',
        'module.web.aws_vpc_security_group_ingress_rule.this["alb"]',
        'module.web.module.container_definition["app"].aws_cloudwatch_log_group.this[0]',
        'module.cluster.aws_ecs_cluster.this[0]',
        'module.alb.aws_lb_listener.this["http"]',
        'module.alb.aws_lb_target_group.this["web"]',
        'module.extra.aws_security_group_rule.ingress_rules[0]',
      ]),
    );
  });

  test('holds together by the outputs of its modules', () => {
    const service = 'module.web.aws_ecs_service.this[0]';
    expect(stack.body(service, 'cluster')).toBe('→ module.cluster.aws_ecs_cluster.this[0].arn');
    expect(stack.body(service, 'load_balancer', 0, 'target_group_arn')).toBe(
      '→ module.alb.aws_lb_target_group.this["web"].arn',
    );
    expect(stack.body(service, 'network_configuration', 0, 'security_groups')).toEqual([
      '→ module.web.aws_security_group.this[0].id',
      '→ module.extra.aws_security_group.this_name_prefix[0].id',
    ]);
    expect(
      stack.body('module.web.aws_vpc_security_group_ingress_rule.this["alb"]', 'referenced_security_group_id'),
    ).toBe('→ module.alb.aws_security_group.this[0].id');
    expect(stack.body('module.alb.aws_lb_listener.this["http"]', 'default_action')).toEqual([
      { type: 'forward', target_group_arn: '→ module.alb.aws_lb_target_group.this["web"].arn' },
    ]);
  });

  test('has the defaults of the modules', () => {
    const task = 'module.web.aws_ecs_task_definition.this[0]';
    expect(stack.body(task, 'network_mode')).toBe('awsvpc');
    expect(stack.body(task, 'container_definitions', 0)).toMatchObject({
      name: 'app',
      readonlyRootFilesystem: true,
      logConfiguration: { logDriver: 'awslogs' },
    });
    expect(stack.body('module.web.aws_ecs_service.this[0]', 'network_configuration', 0, 'assign_public_ip')).toBe(
      false,
    );
    expect(stack.body('module.extra.aws_security_group_rule.ingress_rules[0]')).toMatchObject({
      from_port: 443,
      protocol: 'tcp',
      cidr_blocks: ['10.0.0.0/8'],
    });
  });

  test('points at the calls', () => {
    const service = stack.find('module.web.aws_ecs_service.this[0]');
    expect(STACK.slice(service.place.header.start, service.place.header.end)).toBe('module "web"');
    expect(textAt(stack.node(service.address, 'launch_type'))).toBe('module "web"');
    expect(textAt(stack.node(service.address, 'name'))).toBe('"web"');
    const image = stack.node('module.web.aws_ecs_task_definition.this[0]', 'container_definitions', 0, 'image');
    expect([textAt(image), image.via?.map((hop) => hop.name)]).toEqual([
      '"nginx:1.27"',
      ['module.web.container_definitions'],
    ]);
  });
});

/** All findings of a rule, and the text after its first fix. */
function fixed(text: string, code: string): { readonly found: readonly Finding[]; readonly text: string } {
  const findings = read({ 'main.tf': text }).findings.filter(({ rule }) => rule.code === code);
  const plan = planEdits(findings[0]?.problem.changes ?? []);
  return { found: findings, text: 'edits' in plan ? applyEdits(text, plan.edits) : plan.refused };
}

describe('a fix in a public module', () => {
  test.each<[string, string, string, string]>([
    [
      'changes an input',
      'ECS119',
      call('web', `${SERVICE}@~> 6.0`, '  assign_public_ip = true'),
      call('web', `${SERVICE}@~> 6.0`, '  assign_public_ip = false'),
    ],
    [
      'changes a key of a container',
      'ECS804',
      call(
        'web',
        `${SERVICE}@~> 5.0`,
        '  container_definitions = {\n    a = {\n      readonly_root_filesystem = false\n    }\n  }',
      ),
      call(
        'web',
        `${SERVICE}@~> 5.0`,
        '  container_definitions = {\n    a = {\n      readonly_root_filesystem = true\n    }\n  }',
      ),
    ],
    [
      'adds a key to a container',
      'ECS802',
      call('web', `${SERVICE}@~> 6.0`, '  container_definitions = {\n    a = {\n      image = "a:1"\n    }\n  }'),
      call(
        'web',
        `${SERVICE}@~> 6.0`,
        '  container_definitions = {\n    a = {\n      image = "a:1"\n      user  = "1000:1000"\n    }\n  }',
      ),
    ],
    [
      'reaches through the root module',
      'ECS119',
      call('ecs', 'terraform-aws-modules/ecs/aws@~> 6.0', '  services = {\n    a = { assign_public_ip = true }\n  }'),
      call('ecs', 'terraform-aws-modules/ecs/aws@~> 6.0', '  services = {\n    a = { assign_public_ip = false }\n  }'),
    ],
    [
      'changes an input of a repository',
      'ECS503',
      call('r', 'terraform-aws-modules/ecr/aws@~> 2.0', '  repository_image_tag_mutability = "MUTABLE"'),
      call('r', 'terraform-aws-modules/ecr/aws@~> 2.0', '  repository_image_tag_mutability = "IMMUTABLE"'),
    ],
  ])('%s', (...[, code, before, after]) => {
    const { found, text } = fixed(before, code);
    expect(found).toHaveLength(1);
    expect(text.replace(/ +/g, ' ')).toBe(after.replace(/ +/g, ' '));
    expect(fixed(text, code).found).toEqual([]);
  });

  test('adds an input under its own name', () => {
    const container = call(
      'app',
      'cloudposse/ecs-container-definition/aws@0.58.1',
      '  container_name = "app"\n  container_image = "app:1.2"',
    );
    const text = `${container}resource "aws_ecs_task_definition" "app" {\n  family = "app"\n  container_definitions = module.app.json_map_encoded_list\n}\n`;
    const { found, text: after } = fixed(text, 'ECS804');
    expect(found).toHaveLength(1);
    expect(after).toContain('  readonly_root_filesystem = true\n');
    expect(fixed(after, 'ECS804').found).toEqual([]);
  });
});

describe('what a table does not name', () => {
  const MODULES = PUBLIC_MODULES.map(({ source, from }): [string, string] => [source, from]);

  test.each(MODULES)('is not known of the resources of %s from %s', (source, from) => {
    const { units } = readTerraform(call('m', `${source}@${from}`, ''));
    const resources = units.flatMap((unit) => unit.resources).filter(({ data }) => data !== true);
    expect(resources.filter(({ body }) => body.complete || body.absent === undefined)).toEqual([]);
  });

  const ECR = 'cloudposse/ecr/aws@0.42.1';
  const TASKS = `  container_definition_json = jsonencode([{ name = "app", image = "app:1.2" }])`;
  test.each<[string, string, string, string, boolean]>([
    ['an input that is given', 'ECS610', `${SERVICE}@~> 6.0`, '  propagate_tags = "SERVICE"', false],
    ['an input that is not given', 'ECS610', `${SERVICE}@~> 6.0`, '', true],
    [
      'an input that is given',
      'ECS610',
      'cloudposse/ecs-alb-service-task/aws@0.78.0',
      `${TASKS}\n  propagate_tags = "SERVICE"`,
      false,
    ],
    ['an input that is not given', 'ECS610', 'cloudposse/ecs-alb-service-task/aws@0.78.0', TASKS, true],
    [
      'a policy that is made of readers',
      'ECS506',
      ECR,
      '  principals_readonly_access = ["arn:aws:iam::111122223333:root"]',
      false,
    ],
    ['no policy', 'ECS506', ECR, '', true],
    ['a policy for everyone', 'ECS505', ECR, '  principals_full_access = ["*"]', true],
    [
      'a policy that is not known',
      'ECS505',
      ECR,
      '  principals_full_access = ["*"]\n  principals_lambda = ["111122223333"]',
      false,
    ],
    ['the TLS policy of version 9', 'ECS132', 'terraform-aws-modules/alb/aws@~> 9.0', tls(''), false],
    ['the TLS policy of version 10', 'ECS132', 'terraform-aws-modules/alb/aws@~> 10.0', tls(''), false],
    [
      'a weak TLS policy that is given',
      'ECS132',
      'terraform-aws-modules/alb/aws@~> 10.0',
      tls('ssl_policy = "ELBSecurityPolicy-2016-08", '),
      true,
    ],
  ])('differs from %s (%s, %s)', (...[, code, source, body, isFound]) => {
    expect(fixed(call('m', source, body), code).found.length > 0).toBe(isFound);
  });
});

function tls(policy: string): string {
  return `  listeners = {
    https = { port = 443, protocol = "HTTPS", ${policy}certificate_arn = "arn:aws:acm:x", fixed_response = { content_type = "text/plain", status_code = "404" } }
  }`;
}

describe('a public module of unknown version', () => {
  const text = call(
    'web',
    SERVICE,
    '  container_definitions = {\n    a = { image = "a:1" }\n    b = { image = "b:1", readonlyRootFilesystem = false }\n  }',
  );
  test('is read, but its defaults are not claimed', () => {
    const { notices, units, body } = readTerraform(text);
    expect(notices.map(({ message }) => message)).toEqual([
      'Module web was read only by its inputs: the version of module web is not one whose defaults are known.',
    ]);
    expect(units[0]?.complete).toBe(false);
    const containers = body('module.web.aws_ecs_task_definition.this[0]', 'container_definitions');
    expect(containers).toMatchObject([
      { readonlyRootFilesystem: expect.stringMatching(/^\? the version of/) },
      { readonlyRootFilesystem: false },
    ]);
    expect(fixed(text, 'ECS804').found.map(({ address }) => address)).toEqual([
      'module.web.aws_ecs_task_definition.this[0] / container b',
    ]);
  });
});

describe('an unknown module', () => {
  const PRIVILEGED = 'image = "a", privileged = true';
  test.each([
    ['a list', `container_definitions = [{ name = "a", ${PRIVILEGED} }]`],
    ['a map of containers', `container_definitions = { a = { ${PRIVILEGED} } }`],
    ['one container', `container_definition = { name = "a", ${PRIVILEGED} }`],
    ['JSON', `container_definitions_json = jsonencode([{ name = "a", ${PRIVILEGED} }])`],
    ['containers of its own', `containers = [{ name = "a", ${PRIVILEGED} }]`],
  ])('that is given %s is read as a task definition', (_, input) => {
    const { body, addresses } = readTerraform(call('x', 'acme/service/aws@1.0.0', `  ${input}`));
    expect(addresses).toEqual(['module.x.aws_ecs_task_definition.containers']);
    expect(body('module.x.aws_ecs_task_definition.containers')).toMatchObject({
      container_definitions: [{ name: 'a', image: 'a', privileged: true }],
      '…': true,
    });
  });

  test.each([
    ['something else', 'container_definitions = "${path.module}/task.json"'],
    ['an unknown value', 'container_definitions = aws_ssm_parameter.x.value'],
    ['no container', 'containers = ["a", "b"]'],
  ])('that is given %s is not read', (_, input) => {
    expect(readTerraform(call('x', 'acme/service/aws@1.0.0', `  ${input}`)).addresses).toEqual([]);
  });

  test('leaves open what it may add', () => {
    const map = call('x', 'acme/service/aws', '  container_definitions = { a = { image = "a:1" } }');
    expect(read({ 'main.tf': map }).findings.map(({ property }) => property)).not.toContain('readonlyRootFilesystem');
    const list = call('x', 'acme/service/aws', '  container_definitions = [{ name = "a", image = "a:1" }]');
    expect(read({ 'main.tf': list }).findings.map(({ property }) => property)).toContain('readonlyRootFilesystem');
    expect(read({ 'main.tf': list }).findings.map(({ property }) => property)).not.toContain('taskRoleArn');
  });
});
