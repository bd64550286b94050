/** A CDK app of one stack in one file, with the cloud assembly that comes of it, made by hand. */
export interface Made {
  /** Below the stack: `Repository/Resource`. */
  readonly path: string;
  readonly type: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** What stands on the line that makes it, once. */
  readonly at: string;
}

export const APP = 'lib/app.ts';
export const TEMPLATE = 'cdk.out/App.template.json';

/** The files of the repository, by path. */
export function cdkApp(code: string, made: readonly Made[]): Readonly<Record<string, string>> {
  const resources = made.map(({ type, properties }, index) => [
    `R${String(index)}`,
    { Type: type, ...(properties === undefined ? {} : { Properties: properties }) },
  ]);
  const metadata = made.map(({ path, at }, index) => [
    `/App/${path}`,
    [
      { type: 'aws:cdk:logicalId', data: `R${String(index)}` },
      {
        type: 'aws:cdk:creationStack',
        data: [`new App (/home/runner/work/app/app/${APP}:${String(lineOf(code, at))}:5)`],
      },
    ],
  ]);
  const stack = {
    type: 'aws:cloudformation:stack',
    properties: { templateFile: 'App.template.json' },
    metadata: Object.fromEntries(metadata) as object,
  };
  return {
    'cdk.json': '{}',
    [APP]: code,
    'cdk.out/manifest.json': JSON.stringify({ version: '55.0.0', artifacts: { App: stack } }),
    [TEMPLATE]: JSON.stringify({ Resources: Object.fromEntries(resources) as object }, null, 1),
  };
}

function lineOf(code: string, text: string): number {
  const index = code.split('\n').findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`no line with ${text}`);
  return index + 1;
}
