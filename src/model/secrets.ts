/** Where secrets are kept. Source: Secrets Manager CreateSecret and Systems Manager PutParameter. */
import { text } from './shape.js';

export const secretShape = { name: text() };

export const parameterShape = { name: text(), type: text() };
