/** What AWS says to a rule, as links with readable names. */
import type { AnyRule } from '../model/rule.js';
import { link, prose } from './escape.js';
import { PAGE_TITLES } from './page-titles.js';

/** `[Security Hub ECS.20](…) · [Task IAM role](…)`. */
export function awsReferences({ references, equivalents }: AnyRule): string {
  const controls = (equivalents['Security Hub'] ?? []).join(', ');
  return references.map((url) => link(prose(nameOf(url, controls)), url)).join(' · ');
}

/** The name of the page, since a rule keeps only its address. */
function nameOf(url: string, controls: string): string {
  if (url.includes('/securityhub/') && controls !== '') return `Security Hub ${controls}`;
  const path = /^https:\/\/docs\.aws\.amazon\.com\/(.+?)(?:\.html)?(?:#.*)?$/.exec(url)?.[1] ?? 'AWS documentation';
  return PAGE_TITLES[path] ?? wordsOf(path.slice(path.lastIndexOf('/') + 1));
}

function wordsOf(page: string): string {
  if (page.startsWith('API_')) return page.slice('API_'.length);
  const words = page.split(/[-_]+/).map((word) => (ACRONYMS.has(word) ? word.toUpperCase() : word));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const ACRONYMS: ReadonlySet<string> = new Set(
  'acm api aws cli cmk ebs ec2 ecr ecs efs elb http https iam id idp kms oidc rds s3 sns sqs ssm tls vpc waf'.split(
    ' ',
  ),
);
