/** Paths of the host that a task mounts. Source: the ECS security best practices for tasks and containers. */

/** Whoever holds these holds the host: its root, its control sockets, where its secrets and other tasks lie. */
const SENSITIVE: readonly string[] = ['/', '/boot', '/run', '/run/docker.sock', '/var', '/var/lib'];

/** These, and all that lies under them. */
const SENSITIVE_TREES: readonly string[] = [
  '/dev',
  '/etc',
  '/proc',
  '/root',
  '/run/containerd',
  '/sys',
  '/var/lib/docker',
  '/var/lib/ecs',
];

/** Of the sensitive trees, what gives nothing away to a container that can only read it. */
const HARMLESS_TO_READ: readonly string[] = ['/etc/localtime', '/etc/timezone', '/etc/ssl/certs', '/etc/pki'];

/** The path without `.`, `..` and doubled slashes; `/var/run` is where `/run` used to be. */
export function plainHostPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.trim().split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const plain = `/${parts.join('/')}`;
  return isUnder(plain, '/var/run') ? plain.slice('/var'.length) : plain;
}

/** Whether a mount of this path of the host gives the container the host, or what other tasks keep there. */
export function isSensitiveHostPath(path: string): boolean {
  if (!path.trim().startsWith('/')) return false;
  const plain = plainHostPath(path);
  return SENSITIVE.includes(plain) || SENSITIVE_TREES.some((tree) => isUnder(plain, tree));
}

export function isHarmlessToRead(path: string): boolean {
  return HARMLESS_TO_READ.some((tree) => isUnder(plainHostPath(path), tree));
}

function isUnder(path: string, tree: string): boolean {
  return path === tree || path.startsWith(`${tree}/`);
}
