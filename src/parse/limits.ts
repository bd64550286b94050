/** How deep maps and lists may nest before a text is refused. Real templates stay below 30. */
export const MAX_NESTING = 100;

/** The longest YAML text that is read, in characters: CloudFormation refuses templates above one million. */
export const MAX_YAML_LENGTH = 2_000_000;

/** How many nodes the aliases of one YAML text may stand for together. */
export const MAX_ALIASED_NODES = 20_000;

/** The most words and signs of one YAML text: twice those of a template of one million characters. */
export const MAX_YAML_TOKENS = 600_000;
