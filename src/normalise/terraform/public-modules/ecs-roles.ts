/** The execution role and the task role that terraform-aws-modules/ecs makes for a service. */
import { statements, taskRole } from './declare.js';

const EXECUTION_EXISTS = 'var.create && var.create_task_definition && var.create_task_exec_iam_role';
const TASKS_EXISTS = 'var.create && var.create_task_definition && var.create_tasks_iam_role';

/** With the permissions that the module gives them and those that its inputs add. */
export const ROLES = `
${taskRole('task_exec', { when: EXECUTION_EXISTS, sid: 'ECSTaskExecutionAssumeRole', boundary: 'task_exec_iam_role_permissions_boundary' })}
data "aws_iam_policy_document" "task_exec" {
  count = ${EXECUTION_EXISTS} && var.create_task_exec_policy ? 1 : 0
  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["*"]
  }
  statement {
    sid       = "ECR"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"]
    resources = ["*"]
  }
  dynamic "statement" {
    for_each = length(var.task_exec_ssm_param_arns) > 0 ? [var.task_exec_ssm_param_arns] : []
    content {
      sid       = "GetSSMParams"
      actions   = ["ssm:GetParameters"]
      resources = statement.value
    }
  }
  dynamic "statement" {
    for_each = length(var.task_exec_secret_arns) > 0 ? [var.task_exec_secret_arns] : []
    content {
      sid       = "GetSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = statement.value
    }
  }
${statements('var.task_exec_iam_statements')}
}
resource "aws_iam_policy" "task_exec" {
  count  = ${EXECUTION_EXISTS} && var.create_task_exec_policy ? 1 : 0
  policy = data.aws_iam_policy_document.task_exec[0].json
}
resource "aws_iam_role_policy_attachment" "task_exec" {
  count      = ${EXECUTION_EXISTS} && var.create_task_exec_policy ? 1 : 0
  role       = aws_iam_role.task_exec[0].name
  policy_arn = aws_iam_policy.task_exec[0].arn
}
resource "aws_iam_role_policy_attachment" "task_exec_additional" {
  for_each   = { for k, c in var.task_exec_iam_role_policies : k => c if ${EXECUTION_EXISTS} }
  role       = aws_iam_role.task_exec[0].name
  policy_arn = each.value
}
${taskRole('tasks', { when: TASKS_EXISTS, sid: 'ECSTasksAssumeRole', boundary: 'tasks_iam_role_permissions_boundary' })}
data "aws_iam_policy_document" "tasks" {
  count = ${TASKS_EXISTS} && (var.tasks_iam_role_statements != null || var.enable_execute_command) ? 1 : 0
  dynamic "statement" {
    for_each = var.enable_execute_command ? [1] : []
    content {
      sid       = "ECSExec"
      actions   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
      resources = ["*"]
    }
  }
${statements('var.tasks_iam_role_statements')}
}
resource "aws_iam_role_policy" "tasks" {
  count  = ${TASKS_EXISTS} && (var.tasks_iam_role_statements != null || var.enable_execute_command) ? 1 : 0
  role   = aws_iam_role.tasks[0].name
  policy = data.aws_iam_policy_document.tasks[0].json
}
resource "aws_iam_role_policy_attachment" "tasks" {
  for_each   = { for k, c in var.tasks_iam_role_policies : k => c if ${TASKS_EXISTS} }
  role       = aws_iam_role.tasks[0].name
  policy_arn = each.value
}
`;
