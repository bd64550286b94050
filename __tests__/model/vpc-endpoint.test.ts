import { describe, expect, test } from '@jest/globals';
import type { Node } from '../../src/model/source.js';
import { leadsTo } from '../../src/model/vpc-endpoint.js';
import { opaque, textOf } from '../support/nodes.js';
import { graphOf, resourceOf, unitOf } from '../support/units.js';

const REGION = opaque('the region is not known');
const UNKNOWN = { unknown: 'the region is not known' };

function endpoint(name: readonly (string | Node)[]): Parameters<typeof leadsTo>[0] {
  const [only] = name;
  const ServiceName = name.length === 1 && only !== undefined ? only : textOf(...name);
  const unit = unitOf([resourceOf('AWS::EC2::VPCEndpoint', 'To', { ServiceName })]);
  return graphOf(unit).graph.all('vpcEndpoint').items[0]!;
}

describe('where an endpoint leads', () => {
  test.each([
    { title: 'a name as it is', name: ['com.amazonaws.eu-west-1.ecr.api'], service: 'ecr.api', leads: 'yes' },
    { title: 'another service', name: ['com.amazonaws.eu-west-1.ecr.dkr'], service: 'ecr.api', leads: 'no' },
    { title: 'a service that ends alike', name: ['com.amazonaws.eu-west-1.mylogs'], service: 'logs', leads: 'no' },
    { title: 'an unknown region', name: ['com.amazonaws.', REGION, '.ecr.api'], service: 'ecr.api', leads: 'yes' },
    { title: 'another service in it', name: ['com.amazonaws.', REGION, '.s3'], service: 'ecr.api', leads: 'no' },
    { title: 'an unknown start', name: [REGION, 'ecr.api'], service: 'ecr.api', leads: 'yes' },
    { title: 'an unknown end', name: ['com.amazonaws.eu-west-1.', REGION], service: 'ecr.api', leads: UNKNOWN },
    { title: 'a part of the end', name: ['com.amazonaws.', REGION, '.api'], service: 'ecr.api', leads: UNKNOWN },
    { title: 'the end of another', name: ['com.amazonaws.', REGION, '.api'], service: 's3', leads: 'no' },
    { title: 'nothing known', name: [REGION], service: 's3', leads: UNKNOWN },
  ])('$title', ({ name, service, leads }) => {
    expect(leadsTo(endpoint(name), service)).toEqual(leads);
  });
});
