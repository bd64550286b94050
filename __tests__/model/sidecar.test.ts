import { expect, test } from '@jest/globals';
import type { Hole } from '../../src/model/attribute.js';
import { isKnownSidecar } from '../../src/model/sidecar.js';
import type { Subject } from '../../src/model/subject.js';

const hole = (to?: string, attribute?: string): Hole => ({
  why: 'it is made later',
  ...(to === undefined ? {} : { to }),
  ...(attribute === undefined ? {} : { attribute }),
});

const judged = (...pieces: readonly (string | Hole)[]): unknown =>
  isKnownSidecar({ image: { state: 'known', value: pieces } } as unknown as Subject<'container'>);

test.each<[string, readonly (string | Hole)[], unknown]>([
  ['an agent of AWS', ['public.ecr.aws/xray/aws-xray-daemon:3.x'], 'yes'],
  ['an application', ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.2'], 'no'],
  ['a repository of its own', [hole('aws_ecr_repository.web', 'repository_url'), ':1.2'], 'no'],
  ['a repository by its name', [hole('Web', 'Arn'), '.dkr.ecr.', hole(), '/', hole('Web', 'Ref'), ':1.2'], 'no'],
  ['an unknown tag', ['shop:', hole()], 'no'],
  ['an unknown name', ['registry.example.com/', hole(), ':1.2'], { unknown: 'it is made later' }],
])('%s is judged', (_title, pieces, expected) => {
  const found = judged(...pieces);
  expect(typeof expected === 'string' ? found : JSON.stringify(found)).toEqual(
    typeof expected === 'string' ? expected : expect.stringContaining('it is made later'),
  );
});
