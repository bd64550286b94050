/** The forms of well-known credentials. Source: the documentation of their issuers, and gitleaks' public list of rules. */

export interface Format {
  /** How a message calls it, with its article. */
  readonly kind: string;
  /** Bounded everywhere, so that a search stays linear. A first group is the secret part, which may be a placeholder. */
  readonly pattern: RegExp;
}

const KEYS: readonly Format[] = [
  {
    kind: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,16384}?-----END [A-Z0-9 ]{1,64}-----)?/g,
  },
  { kind: 'an age key', pattern: /\b(AGE-SECRET-KEY-1[0-9A-Z]{50,64})\b/g },
  { kind: 'an AWS access key id', pattern: /(?<![A-Za-z0-9])((?:AKIA|ASIA)[A-Z2-7]{16})(?![A-Za-z0-9])/g },
  {
    kind: 'an AWS secret access key',
    pattern: /secret_?access_?key["']?\s?[=:]\s?["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
  },
];

const TOKENS: readonly Format[] = [
  { kind: 'a GitHub token', pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g },
  { kind: 'a GitLab token', pattern: /\b(gl(?:pat|ptt|dt|rt|cbt|soat)-[A-Za-z0-9_-]{20,64})/g },
  {
    kind: 'a Slack token',
    pattern: /\b(xox[abeprs]-[A-Za-z0-9]{8,}-[A-Za-z0-9-]{8,255}|xapp-\d-[A-Za-z0-9-]{16,255})/g,
  },
  {
    kind: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/(T[A-Z0-9]{6,16}\/[AB][A-Z0-9]{6,16}\/[A-Za-z0-9/]{20,64})/g,
  },
  {
    kind: 'a Discord webhook',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{16,20}\/([A-Za-z0-9_-]{60,80})/g,
  },
  { kind: 'a Stripe key', pattern: /\b((?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,255}|whsec_[A-Za-z0-9+/]{24,64})\b/g },
  { kind: 'a Twilio key', pattern: /\b(SK[0-9a-f]{32})\b/g },
  { kind: 'an npm token', pattern: /\b(npm_[A-Za-z0-9]{36})\b/g },
  { kind: 'a PyPI token', pattern: /\b(pypi-[A-Za-z0-9_-]{50,512})/g },
  { kind: 'a RubyGems key', pattern: /\b(rubygems_[0-9a-f]{48})\b/g },
  { kind: 'a SendGrid key', pattern: /\b(SG\.[\w-]{16,32}\.[\w-]{32,64})/g },
  { kind: 'a Mailgun key', pattern: /(?<![A-Za-z0-9-])(key-[0-9a-f]{32})\b/g },
  { kind: 'a Mailchimp key', pattern: /(?<![0-9a-f])([0-9a-f]{32}-us\d{1,2})\b/g },
  { kind: 'a Google API key', pattern: /\b(AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/g },
  { kind: 'a Google OAuth secret', pattern: /\b(GOCSPX-[A-Za-z0-9_-]{28})(?![A-Za-z0-9_-])/g },
  {
    kind: 'an OpenAI key',
    pattern: /\b(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{32,256}|sk-[A-Za-z0-9]{48})(?![A-Za-z0-9])/g,
  },
  { kind: 'an Anthropic key', pattern: /\b(sk-ant-[a-z0-9]{3,8}-[A-Za-z0-9_-]{32,256})/g },
  { kind: 'a Hugging Face token', pattern: /\b(hf_[A-Za-z0-9]{34,40})\b/g },
  { kind: 'a Docker Hub token', pattern: /\b(dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,64})/g },
  {
    kind: 'a HashiCorp token',
    pattern: /(?<![A-Za-z0-9])(hv[sbr]\.[A-Za-z0-9_-]{24,256}|[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70})/g,
  },
  { kind: 'a DigitalOcean token', pattern: /\b(do[opr]_v1_[0-9a-f]{64})\b/g },
  { kind: 'a Shopify token', pattern: /\b(shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32})\b/g },
  { kind: 'a Databricks token', pattern: /\b(dapi[0-9a-f]{32}(?:-\d)?)\b/g },
  { kind: 'a Grafana token', pattern: /\b(gl(?:sa_[A-Za-z0-9]{32}_[0-9a-f]{8}|c_[A-Za-z0-9+/=]{32,400}))/g },
  { kind: 'a New Relic key', pattern: /\b(NRAK-[A-Z0-9]{27}|[0-9a-f]{36}NRAL)\b/g },
  { kind: 'a Sentry token', pattern: /\b(sntry[su]_[A-Za-z0-9+/=_]{40,400})/g },
  { kind: 'an Atlassian token', pattern: /\b(ATATT3[A-Za-z0-9_=-]{60,255})/g },
  { kind: 'a Linear key', pattern: /\b(lin_api_[A-Za-z0-9]{40})\b/g },
  { kind: 'a Postman key', pattern: /\b(PMAK-[0-9a-f]{24}-[0-9a-f]{34})\b/g },
  { kind: 'a Telegram bot token', pattern: /(?<![A-Za-z0-9])(\d{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/g },
  { kind: 'a JSON Web Token', pattern: /\b(eyJ[\w-]{10,4096}\.eyJ[\w-]{10,4096}\.[\w-]{16,4096})/g },
  {
    kind: 'an authorization header',
    pattern: /\bauthorization["']?\s?[:=]\s?["']?(?:bearer|basic|token|splunk)\s([A-Za-z0-9+/_.=-]{8,4096})/gi,
  },
];

/** What stands before the password of a connection string that is made of pairs. */
const PAIRS = '(?:[^;=]{1,64}=[^;]{0,256};\\s?){0,12}';
const PASSWORD = '(?:password|passwd|pwd)';
const PLACE = '(?:server|host|data source|address|addr|network address)';

const CONNECTIONS: readonly Format[] = [
  {
    kind: 'a URL with a password',
    pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{0,128}:([^\s/@"'<>]{1,256})@/gi,
  },
  {
    kind: 'a URL with a password',
    pattern: new RegExp(
      `:\\/\\/[^\\s?;"']{1,256}[?;](?:[^\\s=&;"']{1,64}=[^\\s&;"']{0,128}[&;]){0,12}${PASSWORD}=([^\\s&;"']{1,256})`,
      'gi',
    ),
  },
  { kind: 'a URL with a password', pattern: /jdbc:oracle:thin:[\w.]{1,64}\/([^\s@"]{1,256})@/gi },
  {
    kind: 'a connection string with a key',
    pattern: /(?:^|;)\s?(?:AccountKey|SharedAccessKey|AccessKey)=([A-Za-z0-9+/]{20,128}={0,2})/gi,
  },
  { kind: 'a signed Azure URL', pattern: /[?&]sv=\d{4}-\d\d-\d\d&[^\s"']{0,256}sig=([A-Za-z0-9%+/=]{30,128})/g },
  {
    kind: 'a connection string with a password',
    pattern: new RegExp(`${PLACE}\\s?=[^;]{1,256};\\s?${PAIRS}${PASSWORD}\\s?=\\s?([^;]{1,256})`, 'gi'),
  },
  {
    kind: 'a connection string with a password',
    pattern: new RegExp(`${PASSWORD}\\s?=\\s?([^;]{1,256});\\s?${PAIRS}${PLACE}\\s?=`, 'gi'),
  },
  {
    kind: 'a connection string with a password',
    pattern: /\b(?:host|hostaddr|dbname|user)=\S{1,128}(?:\s[a-z_]{1,32}=\S{0,128}){0,8}\spassword=(\S{1,256})/gi,
  },
  {
    kind: 'a connection string with a password',
    pattern: /:\d{2,5},(?:[^,=\s]{1,32}=[^,\s]{0,64},){0,8}password=([^,\s]{1,256})/gi,
  },
  {
    kind: 'a connection string with a password',
    pattern: /(?<![\w.-])[\w.-]{1,64}:([^\s@/:]{1,256})@(?:tcp|unix)\(/g,
  },
];

/** Every form that is looked for. */
export const FORMATS: readonly Format[] = [...KEYS, ...TOKENS, ...CONNECTIONS];
