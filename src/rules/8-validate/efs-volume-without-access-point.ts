import { isUnset } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS818',
  name: 'efs-volume-without-access-point',
  step: 8,
  title: 'EFS volume is mounted without an access point',
  severity: 'medium',
  tier: 'A',
  target: 'volume',
  why: 'An access point keeps a task inside one folder, under one user. Without it the task sees the whole file system as whatever user it claims to be, so one broken-in service reads the files of all others.',
  unless: 'The file system belongs to this service alone and holds nothing else.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
    'https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html',
  ],
  equivalents: {},
  fix: {
    kind: 'none',
    advice:
      'Create an access point for the service and name it in `authorizationConfig.accessPointId`; take `rootDirectory` out.',
  },

  check(volume) {
    const { authorizationConfig, rootDirectory, written } = volume.efsVolumeConfiguration;
    const { accessPointId } = authorizationConfig;
    const wrong = and(written, isUnset(accessPointId));
    if (wrong !== 'yes') return wrong;

    const folder =
      rootDirectory.state === 'known' ? `${rootDirectory.value} of an EFS file system` : 'a whole EFS file system';
    return {
      place: accessPointId.place,
      evidence: [rootDirectory],
      message:
        `Volume ${volume.subject.name} mounts ${folder} without an access point. ` +
        'Nothing then binds the task to its folder or to one user. Mount it through an access point of this service.',
    };
  },
});
