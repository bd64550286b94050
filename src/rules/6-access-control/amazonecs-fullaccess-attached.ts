import { some, type Attr, type Link, type List } from '../../model/attribute.js';
import { and, or, type Certainty } from '../../model/certainty.js';
import { isLeftTo } from '../../model/effective-grant.js';
import type { Graph } from '../../model/graph.js';
import { awsPolicyName, isOfAws } from '../../model/managed-policy.js';
import { rule, type Judgement, type Problem } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const FULL_ACCESS = ['AmazonECS_FullAccess', 'AmazonEC2ContainerServiceFullAccess'];
const EVERY_ACTION = 'ecs:*';

type Links = List<Attr<Link>>;

export default rule({
  code: 'ECS607',
  name: 'amazonecs-fullaccess-attached',
  step: 6,
  title: 'Somebody may do everything in Amazon ECS',
  severity: 'high',
  tier: 'A',
  target: 'role',
  why: 'The policy is made for administrators of ECS. It allows every action on every cluster of the account, and much in EC2, CloudFormation, CodeDeploy and IAM beside it. A deployment needs a few actions on one cluster.',
  unless: 'A permissions boundary or a denial may take away what the policy gives.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-awsmanpol.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
  ],
  equivalents: {},
  supersedes: ['ECS308', 'ECS309'],
  fix: {
    kind: 'none',
    advice: 'Write a policy with the actions of ECS that are used, on the cluster and services of the team.',
  },

  check(role, graph) {
    return judged(role.managedPolicyArns, `Role ${role.subject.name}`, {
      graph,
      left: isLeftTo(role, EVERY_ACTION, graph),
    });
  },

  further: {
    user: ({ managedPolicyArns, subject }, graph) =>
      judged(managedPolicyArns, `User ${subject.name}`, { graph, left: 'yes' }),
    group: ({ managedPolicyArns, subject }, graph) =>
      judged(managedPolicyArns, `Group ${subject.name}`, { graph, left: 'yes' }),
    policyAttachment(attachment, graph) {
      const { policyArn, subject } = attachment;
      const wrong = and(isFullAccess(policyArn, graph), isLeftToHolder(attachment, graph));
      return wrong === 'yes' ? problem(policyArn, `The holder of ${subject.name}`) : wrong;
    },
  },
});

function judged(
  policies: Links,
  who: string,
  { graph, left }: { readonly graph: Graph; readonly left: Certainty },
): Judgement {
  const wrong = and(
    some(policies, (policy) => isFullAccess(policy, graph)),
    left,
  );
  if (wrong !== 'yes') return wrong;
  return policies.items.filter((policy) => isFullAccess(policy, graph) === 'yes').map((policy) => problem(policy, who));
}

function isFullAccess(policy: Attr<Link>, graph: Graph): Certainty {
  return isOfAws(policy, graph, (name) => FULL_ACCESS.includes(name));
}

/** Users and groups have it, and roles unless something takes it away from each of them. */
function isLeftToHolder({ roles, users, groups }: Subject<'policyAttachment'>, graph: Graph): Certainty {
  const found = roles.items.map((link) => graph.follow(link, 'role'));
  const left = found.map((role) => (role === undefined ? 'yes' : isLeftTo(role, EVERY_ACTION, graph)));
  return or(users.written, groups.written, ...left, found.length === 0 ? roles.written : 'no');
}

function problem(policy: Attr<Link>, who: string): Problem {
  return {
    place: policy.place,
    evidence: [policy],
    message:
      `${who} may do everything in Amazon ECS (${awsPolicyName(policy) ?? 'full access'}). ` +
      'Stolen credentials then stop, replace or take over what runs in any cluster of the account. Allow the actions that are used, on the cluster and services of the team.',
  };
}
