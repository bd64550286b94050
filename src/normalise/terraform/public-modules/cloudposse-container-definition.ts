/** cloudposse/ecs-container-definition. Source of the facts: the module's variables in versions 0.57 to 0.61. */
import { declare, inputs } from './declare.js';
import type { PublicModule } from './public-module.js';

const OWN = `{
    _at                    = var._at
    name                   = var.container_name
    image                  = var.container_image
    memory                 = var.container_memory
    memoryReservation      = var.container_memory_reservation
    cpu                    = var.container_cpu
    command                = var.command
    entryPoint             = var.entrypoint
    essential              = var.essential
    environment            = var.map_environment != null ? [for k, c in var.map_environment : { name = k, value = c }] : var.environment
    environmentFiles       = var.environment_files
    secrets                = var.map_secrets != null ? [for k, c in var.map_secrets : { name = k, valueFrom = c }] : var.secrets
    portMappings           = var.port_mappings
    mountPoints            = var.mount_points
    linuxParameters        = var.linux_parameters
    user                   = var.user
    privileged             = var.privileged
    readonlyRootFilesystem = var.readonly_root_filesystem
    logConfiguration       = var.log_configuration
    firelensConfiguration  = var.firelens_configuration
    healthCheck            = var.healthcheck
    dockerLabels           = var.docker_labels
    dockerSecurityOptions  = var.docker_security_options
    workingDirectory       = var.working_directory
    repositoryCredentials  = var.repository_credentials
    ulimits                = var.ulimits
    systemControls         = var.system_controls
    hostname               = var.hostname
    interactive            = var.interactive
    dependsOn              = var.container_depends_on
    extraHosts             = var.extra_hosts
    volumesFrom            = var.volumes_from
  }`;

/** An object that is given whole adds to the inputs and replaces them. */
const WHOLE = `var.container_definition != null ? merge(${OWN}, var.container_definition) : ${OWN}`;

function containerOutputs(prefix: string): string {
  return `
output "${prefix}json_map_object" { value = ${WHOLE} }
output "${prefix}json_map_encoded" { value = jsonencode(${WHOLE}) }
output "${prefix}json_map_encoded_list" { value = jsonencode([${WHOLE}]) }
`;
}

const CONTAINER = `
${declare({
  ...inputs(
    'container_name container_image container_memory container_memory_reservation container_cpu command entrypoint',
  ),
  ...inputs(
    'environment map_environment secrets map_secrets port_mappings mount_points linux_parameters user privileged',
  ),
  ...inputs('readonly_root_filesystem log_configuration firelens_configuration healthcheck docker_labels essential'),
  ...inputs('working_directory repository_credentials ulimits system_controls hostname interactive environment_files'),
  ...inputs('container_depends_on docker_security_options extra_hosts volumes_from container_definition'),
})}
${['', 'sensitive_'].map((prefix) => containerOutputs(prefix)).join('')}
`;

export const CLOUDPOSSE_CONTAINER_DEFINITION: readonly PublicModule[] = [
  { source: 'cloudposse/ecs-container-definition/aws', from: '0.57.0', below: '0.62.0', text: CONTAINER },
];
