import { testStep } from '../support/test-step.js';

await testStep('4-logs');
