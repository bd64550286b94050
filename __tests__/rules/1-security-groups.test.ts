import { testStep } from '../support/test-step.js';

await testStep('1-security-groups');
