import { testStep } from '../support/test-step.js';

await testStep('2-secrets');
