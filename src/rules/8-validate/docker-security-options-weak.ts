import { is, some, type Attr } from '../../model/attribute.js';
import type { Certainty } from '../../model/certainty.js';
import { rule } from '../../model/rule.js';
import { without } from '../../model/without.js';

export default rule({
  code: 'ECS809',
  name: 'docker-security-options-weak',
  step: 8,
  title: 'Confinement of the container is switched off',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'SELinux labels, AppArmor and the seccomp filter stop a break-out even when the kernel has a hole. Without them the first hole is enough.',
  unless: 'A debugger or profiler of your own cannot work under the profile, and the instance runs nothing else.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'A program that makes system calls or opens files that the default profile forbids stops working.',
    advice: 'Take the option out, or name a profile that allows just what the program needs.',
  },

  check(container) {
    const { dockerSecurityOptions } = container;
    const wrong = some(dockerSecurityOptions, isWeak);
    if (wrong !== 'yes') return wrong;

    const weak = dockerSecurityOptions.items.filter((option) => isWeak(option) === 'yes');
    const names = weak.map((option) => (option.state === 'known' ? option.value : ''));
    return {
      place: dockerSecurityOptions.place,
      evidence: weak,
      message:
        `Container ${container.subject.name} runs with ${names.join(', ')}, which switches a confinement of the kernel off. ` +
        'A break-out then needs one hole less. Run it with the default profile or one of its own.',
      changes: without(weak, dockerSecurityOptions),
    };
  },
});

/** `seccomp=unconfined` and `seccomp:unconfined` are the same to Docker. */
function isWeak(option: Attr<string>): Certainty {
  return is(option, (text) =>
    /^(label[:=]disable|(apparmor|seccomp)[:=]unconfined|no-new-privileges[:=]false)$/i.test(text.trim()),
  );
}
