/**
 * What a plain YAML scalar means. CloudFormation reads YAML 1.1, where `yes` and `on` are booleans; a number with a
 * leading zero (an account id) stays text, and so do octal, hexadecimal and sexagesimal numbers, which nobody means.
 */
export function plainValue(source: string): string | number | boolean | null {
  if (/^(?:|~|null|Null|NULL)$/.test(source)) return null;
  if (/^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/.test(source)) return true;
  if (/^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/.test(source)) return false;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(source) ? Number(source) : source;
}
