/** Values that an attribute may have. Compared with the published schemas by a test. */
export const NETWORK_MODES = ['awsvpc', 'bridge', 'host', 'none'];
export const PID_MODES = ['host', 'task'];
export const IPC_MODES = ['host', 'none', 'task'];
export const LAUNCH_TYPES = ['EC2', 'EXTERNAL', 'FARGATE', 'MANAGED_INSTANCES'];
export const SCHEDULING_STRATEGIES = ['DAEMON', 'REPLICA'];
export const TAG_SOURCES = ['NONE', 'SERVICE', 'TASK_DEFINITION'];
export const DEPLOYMENT_CONTROLLERS = ['CODE_DEPLOY', 'ECS', 'EXTERNAL'];
export const PORT_PROTOCOLS = ['tcp', 'udp'];
export const TAG_MUTABILITIES = ['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE', 'MUTABLE_WITH_EXCLUSION'];
export const EFFECTS = ['Allow', 'Deny'];
