import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { member, type Schema } from '../../scripts/schemas/structure.js';
import * as values from '../../src/model/api-values.js';

function published(structure: string, name: string): readonly string[] {
  const url = new URL('../../data/api.json', import.meta.url);
  const { structures } = JSON.parse(readFileSync(url, 'utf8')) as Schema;
  return member(structures, structure, name)?.values ?? [];
}

test.each([
  ['ecs.RegisterTaskDefinitionRequest', 'networkMode', values.NETWORK_MODES],
  ['ecs.RegisterTaskDefinitionRequest', 'pidMode', values.PID_MODES],
  ['ecs.RegisterTaskDefinitionRequest', 'ipcMode', values.IPC_MODES],
  ['ecs.RegisterTaskDefinitionRequest', 'requiresCompatibilities', values.LAUNCH_TYPES],
  ['ecs.CreateServiceRequest', 'launchType', values.LAUNCH_TYPES],
  ['ecs.CreateServiceRequest', 'schedulingStrategy', values.SCHEDULING_STRATEGIES],
  ['ecs.CreateServiceRequest', 'propagateTags', values.TAG_SOURCES],
  ['ecs.DeploymentController', 'type', values.DEPLOYMENT_CONTROLLERS],
  ['ecs.PortMapping', 'protocol', values.PORT_PROTOCOLS],
  ['ecr.CreateRepositoryRequest', 'imageTagMutability', values.TAG_MUTABILITIES],
])('%s has the values of %s that are known here', (structure, name, known) => {
  expect([...published(structure, name)].sort()).toEqual([...known].sort());
});
