import type { Declarable } from '../model/rule.js';
import { REGULAR, type Spelling } from '../model/spelling.js';

/** The native type of a kind, and how its attributes are spelled there. */
export interface Native {
  readonly type: string;
  readonly spelling: Spelling;
}

type Formats = Readonly<Record<'cloudformation' | 'terraform', Native>>;

type Exceptions = Spelling['exceptions'];

function formats(
  [cloudformation, terraform]: readonly [string, string],
  ofTerraform: Exceptions = {},
  ofCloudFormation: Exceptions = {},
): Formats {
  return {
    cloudformation: { type: cloudformation, spelling: { ...REGULAR.cloudformation, exceptions: ofCloudFormation } },
    terraform: { type: terraform, spelling: { ...REGULAR.terraform, exceptions: ofTerraform } },
  };
}

/** What a fix declares, in each format that people write. Checked against the published schemas by a test. */
export const DECLARABLE: Readonly<Record<Declarable, Formats>> = {
  accessAnalyzer: formats(['AWS::AccessAnalyzer::Analyzer', 'aws_accessanalyzer_analyzer']),
  securityHub: formats(['AWS::SecurityHub::Hub', 'aws_securityhub_account']),
  configRule: formats(['AWS::Config::ConfigRule', 'aws_config_config_rule'], {
    configRuleName: { path: 'name' },
    source: { path: 'source{}' },
  }),
  flowLog: formats(
    ['AWS::EC2::FlowLog', 'aws_flow_log'],
    {
      resourceId: { path: 'vpc_id' },
      resourceType: { none: true },
      logGroupName: { none: true },
      deliverLogsPermissionArn: { path: 'iam_role_arn' },
    },
    { logDestination: { none: true } },
  ),
};
