/** Other scanners whose suppressions can count for the equivalent rules, as settings name them. */
export const SCANNERS = ['checkov', 'trivy', 'kics', 'cdk-nag', 'cfn-guard', 'cfn-lint'] as const;

export type Scanner = (typeof SCANNERS)[number];
