import { ALB } from './alb.js';
import { CLOUDPOSSE_CONTAINER_DEFINITION } from './cloudposse-container-definition.js';
import { CLOUDPOSSE_ECR } from './cloudposse-ecr.js';
import { CLOUDPOSSE_SERVICE_TASK } from './cloudposse-service-task.js';
import { ECR } from './ecr.js';
import { ECS, ECS_CLUSTER } from './ecs-cluster.js';
import { ECS_CONTAINER_DEFINITION } from './ecs-container-definition.js';
import { ECS_SERVICE } from './ecs-service.js';
import { IAM } from './iam.js';
import type { PublicModule } from './public-module.js';
import { SECURITY_GROUP } from './security-group.js';

/** The modules of the registry that are read by their inputs; of several tables of one module the newest comes last. */
export const PUBLIC_MODULES: readonly PublicModule[] = [
  ...ECS,
  ...ECS_CLUSTER,
  ...ECS_SERVICE,
  ...ECS_CONTAINER_DEFINITION,
  ...ECR,
  ...ALB,
  ...SECURITY_GROUP,
  ...IAM,
  ...CLOUDPOSSE_CONTAINER_DEFINITION,
  ...CLOUDPOSSE_SERVICE_TASK,
  ...CLOUDPOSSE_ECR,
];
