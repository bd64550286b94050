/** Whether a container's `user` is root: `root`, `0`, `00`, each alone or before a group. */
export function isRoot(user: string): boolean {
  return /^(root|0+)(:.*)?$/i.test(user.trim());
}
