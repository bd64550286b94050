/** Terraform's functions by name. */
import type { Family, TerraformFunction } from './define.js';
import { COLLECTIONS } from './collections.js';
import { COMBINATIONS } from './combinations.js';
import { DATES } from './dates.js';
import { ENCODINGS } from './encodings.js';
import { FILES } from './files.js';
import { FORMATS } from './formats.js';
import { HASHES } from './hashes.js';
import { LISTS } from './lists.js';
import { LOOKUPS } from './lookups.js';
import { MARKUPS } from './markups.js';
import { NETWORKS } from './networks.js';
import { NUMBERS } from './numbers.js';
import { PATTERNS } from './patterns.js';
import { SETS } from './sets.js';
import { TEXTS } from './texts.js';
import { TYPES } from './types.js';

const FAMILIES: readonly Family[] = [
  COLLECTIONS,
  COMBINATIONS,
  DATES,
  ENCODINGS,
  FILES,
  FORMATS,
  HASHES,
  LISTS,
  LOOKUPS,
  MARKUPS,
  NETWORKS,
  NUMBERS,
  PATTERNS,
  SETS,
  TEXTS,
  TYPES,
];

export const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map(
  FAMILIES.flatMap((family) => Object.entries(family)),
);
