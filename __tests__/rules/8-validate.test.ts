import { testStep } from '../support/test-step.js';

await testStep('8-validate');
