import { isEmpty, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, unknown, type Certainty } from '../../model/certainty.js';
import { isContainerInstance } from '../../model/container-instance.js';
import { nameParameter, PARAMETER } from '../../model/machine-image.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS831',
  name: 'container-instance-ami-unpinned-or-old',
  step: 8,
  title: 'Container instances use an image that nobody renews',
  severity: 'info',
  tier: 'C',
  target: 'instanceTemplate',
  why: 'A machine image that is written as its id stays what it was: kernel, Docker and the ECS agent get no fixes until somebody remembers. And a search that names no owner takes whatever a stranger publishes under a fitting name.',
  unless: 'A pipeline of yours builds the image, and writes its id here for each release.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_386', 'CKV_AWS_315'],
    Prowler: ['ec2_instance_with_outdated_ami', 'autoscaling_group_using_ec2_launch_template'],
    Trivy: ['AWS-0344'],
  },
  fix: {
    kind: 'partial',
    risk: 'New instances then start from the current Amazon Linux 2023 of AWS, without what was put on this image.',
    advice: `Read the id from the public parameter of the system that you use, for example \`${PARAMETER}\`, and name the owner of an image that is searched for.`,
  },

  check(template, graph) {
    const { imageId, subject } = template;
    const lookup = graph.follow(imageId, 'imageLookup');
    const image = lookup === undefined ? isLiteralId(imageId) : isEmpty(lookup.owners);
    const wrong = and(image, isContainerInstance(template, graph));
    if (wrong !== 'yes') return wrong;

    if (lookup !== undefined) {
      return {
        subject: lookup.subject,
        place: lookup.owners.place,
        message:
          `The image of container instances ${subject.name} is searched for without an owner, so one that a stranger publishes under a fitting name may be taken. ` +
          'Name the owner, for example amazon.',
      };
    }
    return {
      place: imageId.place,
      evidence: [imageId],
      message:
        `Container instances ${subject.name} start from ${literalOf(imageId)}, which stays as old as it is: kernel, Docker and the ECS agent get no fixes. ` +
        `Read the id from a public parameter such as ${PARAMETER}.`,
      changes: nameParameter(template),
    };
  },
});

/** A parameter, or a reference to something else, is renewed elsewhere; so is what a data source found for a plan. */
function isLiteralId(image: Attr<Link>): Certainty {
  if (image.state === 'unknown') return unknown(image.why);
  const node = image.place.kind === 'resource' ? undefined : image.place.node;
  if (node?.via?.some(({ kind }) => kind === 'data source') === true) return 'no';
  return certain(/^ami-[0-9a-f]+$/.test(literalOf(image)));
}

function literalOf(image: Attr<Link>): string {
  return image.state === 'known' ? (image.value.literal ?? '') : '';
}
