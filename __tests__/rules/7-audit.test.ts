import { testStep } from '../support/test-step.js';

await testStep('7-audit');
