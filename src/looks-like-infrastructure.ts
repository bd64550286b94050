/** Whether the name of a file says that a review may have to read it. */
export function looksLikeInfrastructure(path: string): boolean {
  return /\.(tf|tofu|tfvars|hcl|json|jsonc|ya?ml|template|tpl|tftpl|tmpl)$|(?:^|\/)samconfig\.toml$/i.test(path);
}
