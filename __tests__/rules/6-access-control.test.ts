import { testStep } from '../support/test-step.js';

await testStep('6-access-control');
