import type { Parsers } from './model/ports.js';
import { parseEmbeddedJson } from './parse/embedded.js';
import { parseExpression, parseHcl, parseTemplate } from './parse/hcl/parse-hcl.js';
import { parseJson } from './parse/json.js';
import { parseScript } from './parse/script.js';
import { parseToml } from './parse/toml.js';
import { parseYaml } from './parse/yaml.js';

/** The parsers that front ends receive as arguments. */
export const PARSERS: Parsers = {
  json: parseJson,
  yaml: parseYaml,
  toml: parseToml,
  embeddedJson: parseEmbeddedJson,
  hcl: parseHcl,
  hclTemplate: parseTemplate,
  hclExpression: parseExpression,
  script: parseScript,
};
