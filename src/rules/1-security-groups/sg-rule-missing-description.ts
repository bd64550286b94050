import { is, isUnset } from '../../model/attribute.js';
import { or } from '../../model/certainty.js';
import { describeRule } from '../../model/describe-rule.js';
import { portsOf } from '../../model/ingress.js';
import { rule, set } from '../../model/rule.js';

export default rule({
  code: 'ECS113',
  name: 'sg-rule-missing-description',
  step: 1,
  title: 'Security group rule without a description',
  severity: 'info',
  tier: 'C',
  target: 'securityGroupRule',
  why: 'An address or a port does not tell why it was opened. Rules whose reason is written beside them are reviewed and removed; the others stay for ever.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  equivalents: {
    Checkov: ['CKV_AWS_23'],
    Guard: ['SECURITY_GROUP_DESCRIPTION_RULE'],
    KICS: ['tf:security_group_rules_without_description', 'cfn:security_group_rule_without_description'],
    Trivy: ['AWS-0124'],
  },
  fix: {
    kind: 'partial',
    advice: 'Describe the rule: who needs it and what for.',
  },

  check(opening, graph) {
    const { description } = opening;
    const wrong = or(
      isUnset(description),
      is(description, (text) => text.trim() === ''),
    );
    if (wrong !== 'yes') return wrong;

    const group = graph.groupOf(opening)?.subject.name ?? 'this group';
    const words = describeRule(opening, graph);
    return {
      place: description.state === 'known' ? description.place : opening.subject.place,
      message:
        `This rule of ${group}, for ${portsOf(opening)}, has no description. ` +
        'Nobody can tell later who needs it, so it stays for ever. Say who needs it and what for.',
      changes: words === undefined ? [] : [set(description, words)],
    };
  },
});
