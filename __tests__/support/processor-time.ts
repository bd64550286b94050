/** The processor time that this process has used so far, in milliseconds: what else the machine does does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
