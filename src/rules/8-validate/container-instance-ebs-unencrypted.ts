import { is, isUnset } from '../../model/attribute.js';
import type { Attr, Link } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { isContainerInstance } from '../../model/container-instance.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

interface Device {
  readonly written: Certainty;
  readonly encrypted: Attr<string>;
  readonly snapshotId?: Attr<Link>;
}

export default rule({
  code: 'ECS828',
  name: 'container-instance-ebs-unencrypted',
  step: 8,
  title: 'Disk of the container instances is not encrypted',
  severity: 'medium',
  tier: 'B',
  target: 'instanceTemplate',
  why: 'Images, container layers, local volumes and logs of all tasks lie on the disks of their instance. Unencrypted, they can be read from a snapshot or from a volume that somebody attaches elsewhere.',
  unless:
    'The account encrypts every new volume by default. State it here all the same, so that another account does too.',
  references: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-7',
  ],
  equivalents: {
    'Security Hub': ['EC2.3', 'EC2.7'],
    'cdk-nag': ['AwsSolutions-EC26'],
    Checkov: ['CKV_AWS_8'],
    Guard: ['ENCRYPTED_VOLUMES'],
    KICS: ['tf:launch_configuration_is_not_encrypted', 'tf:ebs_default_encryption_disabled'],
    Prowler: ['ec2_ebs_default_encryption'],
    Trivy: ['AWS-0008', 'AWS-0131'],
  },
  fix: {
    kind: 'exact',
    risk: 'A single instance is replaced; instances of a group get encrypted disks when they are next started.',
    advice: 'Encrypt the device.',
  },

  check(template, graph) {
    const devices = devicesOf(template);
    const wrong = and(
      or(...devices.map(isUnencrypted), not(template.blockDeviceMappings.complete)),
      isContainerInstance(template, graph),
    );
    if (wrong !== 'yes') return wrong;

    return devices
      .filter((device) => isUnencrypted(device) === 'yes')
      .map(({ encrypted }) => ({
        place: encrypted.place,
        evidence: [encrypted],
        message:
          `Container instances of ${template.subject.name} start with a disk that is not encrypted. ` +
          'Images, volumes and logs of every task lie on it in the clear. Encrypt it.',
        changes: [set(encrypted, true)],
      }));
  },
});

function devicesOf(template: Subject<'instanceTemplate'>): readonly Device[] {
  return [template.rootBlockDevice, ...template.blockDeviceMappings.items.map(({ ebs }) => ebs)];
}

/** A disk made from a snapshot is encrypted when the snapshot is. */
function isUnencrypted({ written, encrypted, snapshotId }: Device): Certainty {
  const bySnapshot =
    snapshotId === undefined || isUnset(snapshotId) === 'yes' ? 'yes' : unknown('its snapshot decides');
  return and(
    written,
    or(
      is(encrypted, (value) => value.toLowerCase() === 'false'),
      and(isUnset(encrypted), bySnapshot),
    ),
  );
}
