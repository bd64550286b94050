/** What the configuration of the review expects of the repository as a whole, as a subject for rules. */
import type { Resource } from '../model/resource.js';
import type { MapNode } from '../model/source.js';
import type { Spelling } from '../model/spelling.js';
import type { Subject } from '../model/subject.js';
import { path } from './native-type.js';
import { readSubject } from './read-subject.js';

const SPELLING: Spelling = { dialect: 'api', exceptions: { expectAudit: path('expect-audit') } };

export function expectationOf(configuration: MapNode): Subject {
  const { file, span } = configuration;
  const resource: Resource = {
    type: 'configuration',
    address: file.path,
    unit: file.path,
    format: 'configuration',
    dialect: 'api',
    file,
    body: configuration,
    place: { kind: 'resource', node: configuration, span, header: span, property: '' },
    scope: '',
  };
  const { address, place } = resource;
  return readSubject({ kind: 'expectation', resource, address, name: address, place }, configuration, {
    spelling: SPELLING,
  });
}
