import { testStep } from '../support/test-step.js';

await testStep('5-ecr');
