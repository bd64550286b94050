import { testStep } from '../support/test-step.js';

await testStep('3-task-roles');
