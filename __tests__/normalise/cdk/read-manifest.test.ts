import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assembly, at, manifest, property, read, SERVICE_TEMPLATE, stack } from './assemblies.js';

const NESTED = (asset: string) => ({
  Resources: {
    Inner: { Type: 'AWS::CloudFormation::Stack', Properties: {}, Metadata: { 'aws:asset:path': asset } },
  },
});

describe('an assembly by hand', () => {
  test('unknown artifact types, unknown fields and any schema version are accepted', () => {
    const artifacts = {
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      New: { type: 'cdk:something-new', properties: 5 },
      Odd: 7,
      Web: stack('Web.template.json', { future: [1] }),
    };
    const { units, notices } = read(
      assembly({ 'manifest.json': manifest(artifacts, { more: {} }), 'Web.template.json': SERVICE_TEMPLATE }),
    );
    expect(notices).toEqual([]);
    expect(units.map((unit) => unit.resources.map((one) => one.address))).toEqual([['Web/Cluster1', 'Web/Service2']]);
  });

  test('the display name is the construct path of the stack', () => {
    const artifacts = { DevWeb1: stack('Web.template.json', { displayName: 'Dev/Web (dev-web)' }) };
    const { units } = read(assembly({ 'manifest.json': manifest(artifacts), 'Web.template.json': SERVICE_TEMPLATE }));
    expect(property(at(units, 'Dev/Web/Service2'), 'Cluster')).toMatchObject({ to: 'Dev/Web/Cluster1' });
  });

  test('two constructs that would have the same short name keep their whole paths', () => {
    const resource = (path: string) => ({ Type: 'AWS::ECS::Cluster', Metadata: { 'aws:cdk:path': path } });
    const template = {
      Resources: { A: resource('Web/A'), B: resource('Web/A/Resource'), C: resource('Web/C/Resource') },
    };
    const { units } = read(assembly({ 'manifest.json': manifest({ Web: stack('t.json') }), 't.json': template }));
    expect(units[0]?.resources.map((one) => one.address)).toEqual(['Web/A', 'Web/A/Resource', 'Web/C']);
  });

  test('Fn::GetStackOutput leads to the resource of the other stack', () => {
    const output = { 'Fn::GetStackOutput': { StackName: 'prod-base', OutputName: 'Out' } };
    const files = {
      'manifest.json': manifest({
        Web: stack('Web.template.json'),
        Base: stack('Base.template.json', {}, { stackName: 'prod-base' }),
      }),
      'Web.template.json': { Resources: { S: { Type: 'AWS::ECS::Service', Properties: { Cluster: output } } } },
      'Base.template.json': {
        Resources: { C: { Type: 'AWS::ECS::Cluster' } },
        Outputs: { Out: { Value: { 'Fn::GetAtt': ['C', 'Arn'] } } },
      },
    };
    expect(property(at(read(assembly(files)).units, 'Web/S'), 'Cluster')).toMatchObject({
      kind: 'reference',
      to: 'Base/C',
      attribute: 'Arn',
    });
  });

  test('stacks that import from each other in a circle stay undecided', () => {
    const half = (own: string, other: string) => ({
      Resources: { S: { Type: 'AWS::ECS::Service', Properties: { Cluster: { 'Fn::ImportValue': other } } } },
      Outputs: { O: { Value: { 'Fn::ImportValue': other }, Export: { Name: own } } },
    });
    const files = {
      'manifest.json': manifest({ A: stack('a.json'), B: stack('b.json') }),
      'a.json': half('a', 'b'),
      'b.json': half('b', 'a'),
    };
    const { units } = read(assembly(files));
    expect(property(at(units, 'A/S'), 'Cluster')?.kind).toBe('opaque');
    expect(property(at(units, 'B/S'), 'Cluster')?.kind).toBe('opaque');
  });
});

describe('what cannot be read', () => {
  const WEB = { 'Web.template.json': SERVICE_TEMPLATE };
  test.each([
    [
      'a template outside',
      { 'manifest.json': manifest({ W: stack('../../etc/passwd') }) },
      'not inside the cloud assembly',
    ],
    [
      'an absolute template',
      { 'manifest.json': manifest({ W: stack('/etc/passwd') }) },
      'not inside the cloud assembly',
    ],
    [
      'a template on a drive',
      { 'manifest.json': manifest({ W: stack('C:/x.json') }) },
      'not inside the cloud assembly',
    ],
    ['no template', { 'manifest.json': manifest({ W: { type: 'aws:cloudformation:stack' } }) }, 'names no file'],
    ['a template that is not there', { 'manifest.json': manifest({ W: stack('gone.json') }) }, 'is not there'],
    [
      'a template that is a list',
      { 'manifest.json': manifest({ W: stack('t.json') }), 't.json': [] },
      'not a JSON object',
    ],
    [
      'an assembly outside',
      { 'manifest.json': manifest({ W: { type: 'cdk:cloud-assembly', properties: { directoryName: '..' } } }) },
      'not inside the cloud assembly',
    ],
    [
      'a nested stack outside',
      { 'manifest.json': manifest({ W: stack('n.json') }), 'n.json': NESTED('../../x') },
      'not inside',
    ],
    [
      'a nested stack in itself',
      { 'manifest.json': manifest({ W: stack('n.json') }), 'n.json': NESTED('n.json') },
      'read once',
    ],
    ['no JSON', { 'manifest.json': '{ "artifacts": ' }, ''],
    ['no manifest', {}, 'is not there'],
  ])('%s gives a notice and nothing is claimed to be complete', (_what, files, message) => {
    const { units, notices } = read(assembly(files));
    expect(notices.map((notice) => notice.message).join('\n')).toContain(message);
    expect(notices.length).toBeGreaterThan(0);
    expect(units.filter((unit) => unit.complete)).toEqual([]);
  });

  test('a lost stack leaves the others readable and the unit incomplete', () => {
    const { units } = read(
      assembly({ 'manifest.json': manifest({ A: stack('gone.json'), W: stack('Web.template.json') }), ...WEB }),
    );
    expect(units).toMatchObject([{ complete: false, incompleteBecause: 'cdk.out/gone.json could not be read' }]);
    expect(units[0]?.resources).toHaveLength(2);
  });

  test('metadata outside of the assembly costs the source lines only', () => {
    const artifacts = { W: stack('Web.template.json', { additionalMetadataFile: '../m.json' }) };
    const { units, notices } = read(assembly({ 'manifest.json': manifest(artifacts), ...WEB, '/m.json': {} }));
    expect(notices.map((notice) => notice.message)).toEqual([
      'The artifact W names ../m.json, which is not inside the cloud assembly, so it was not read.',
    ]);
    expect(units).toMatchObject([{ complete: true }]);
  });

  test('an assembly that names itself ends', () => {
    const self = { type: 'cdk:cloud-assembly', properties: { directoryName: 'in' } };
    const files = {
      'manifest.json': manifest({ S: self }),
      'in/manifest.json': manifest({ S: { ...self, properties: { directoryName: '.' } } }),
    };
    expect(read(assembly(files)).units).toEqual([]);
  });

  test('whatever stands in manifest, metadata and template, nothing is thrown', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const part = fc.oneof(
      value,
      fc.constantFrom('W.json', '..', './W.json', 'aws:cloudformation:stack', 'cdk:cloud-assembly'),
    );
    const files = fc.record({
      manifest: fc.oneof(part, fc.record({ artifacts: fc.dictionary(fc.string(), part) })),
      type: fc.constantFrom<unknown>('aws:cloudformation:stack', 'cdk:cloud-assembly', 3),
      properties: fc.oneof(part, fc.record({ templateFile: part, directoryName: part, stackName: part })),
      metadata: fc.oneof(
        part,
        fc.dictionary(
          fc.string(),
          fc.array(
            fc.record({
              type: fc.constantFrom('aws:cdk:logicalId', 'aws:cdk:creationStack', 'aws:cdk:templateFile'),
              data: part,
              trace: part,
            }),
          ),
        ),
      ),
      template: fc.oneof(part, fc.record({ Resources: fc.dictionary(fc.string(), part), Outputs: part })),
    });
    fc.assert(
      fc.property(files, ({ manifest: plain, type, properties, metadata, template }) => {
        const artifacts = {
          W: { type, properties, metadata, additionalMetadataFile: 'M.json' },
          V: stack('W.json', { metadata }),
        };
        for (const written of [plain, manifest(artifacts)]) {
          read(assembly({ 'manifest.json': written, 'M.json': metadata, 'W.json': template }));
        }
      }),
      { numRuns: 500 },
    );
  });
});
