import { expect, test } from '@jest/globals';
import type { Attr, Hole } from '../../src/model/attribute.js';
import { unknown } from '../../src/model/certainty.js';
import { isKnownSidecar } from '../../src/model/sidecar.js';
import type { Subject } from '../../src/model/subject.js';

const OWN: Hole = { to: 'aws_ecr_repository.app', attribute: 'repository_url', why: 'known later' };
const VARIABLE: Hole = { why: 'var.image has no default' };

function withImage(...pieces: readonly (string | Hole)[]): Subject<'container'> {
  const image: Attr<readonly (string | Hole)[]> = { state: 'known', value: pieces, place: {} as never };
  return { image } as unknown as Subject<'container'>;
}

test.each([
  [['public.ecr.aws/xray/aws-xray-daemon:3.3.14'], 'yes'],
  [['public.ecr.aws/datadog/agent@sha256:0123'], 'yes'],
  [['amazon/cloudwatch-agent'], 'yes'],
  [['otel/opentelemetry-collector-contrib:', VARIABLE], 'yes'],
  [['acme/agent:1'], 'no'],
  [['acme/my-fluent-bit-rules:1'], 'no'],
  [[OWN, ':1.4.2'], 'no'],
  [['123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:', VARIABLE], 'no'],
  [['registry.example.com:5000/', VARIABLE], unknown(VARIABLE.why)],
  [[VARIABLE, '/app:1'], 'no'],
  [[VARIABLE], unknown(VARIABLE.why)],
] as const)('%p is a known agent: %p', (pieces, expected) => {
  expect(isKnownSidecar(withImage(...pieces))).toEqual(expected);
});
