locals {
  # What every container of the shop has in common.
  hardened = {
    essential              = true
    user                   = "1000:1000"
    privileged             = false
    readonlyRootFilesystem = true
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
  }
}

resource "aws_ecs_cluster" "main" {
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/ecs/shop-web"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.shop.arn
}

resource "aws_cloudwatch_log_group" "worker" {
  name              = "/ecs/shop-worker"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.shop.arn
}

resource "aws_ecs_task_definition" "web" {
  family                   = "shop-web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.web.arn

  container_definitions = jsonencode([
    merge(local.hardened, {
      name         = "web"
      image        = "${aws_ecr_repository.shop.repository_url}:${var.image_tag}"
      portMappings = [{ containerPort = 8080, protocol = "tcp" }]
      environment = [
        { name = "LOG_LEVEL", value = "info" },
        { name = "QUEUE_URL", value = aws_sqs_queue.orders.url },
        { name = "DATABASE_HOST", value = aws_db_instance.shop.address },
      ]
      secrets = [
        { name = "DATABASE_PASSWORD", valueFrom = "${aws_db_instance.shop.master_user_secret[0].secret_arn}:password::" },
        { name = "SESSION_KEY", valueFrom = aws_secretsmanager_secret.session_key.arn },
      ]
      healthCheck = {
        command = ["CMD", "/app/healthcheck"]
      }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.web.name
          "awslogs-region"        = var.region
          "awslogs-stream-prefix" = "web"
        }
      }
    }),
  ])
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "FARGATE"
  desired_count   = 2
  propagate_tags  = "SERVICE"

  network_configuration {
    subnets          = aws_subnet.private[*].id
    security_groups  = [aws_security_group.web.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

# Resizes uploaded pictures.
resource "aws_ecs_task_definition" "worker" {
  family                   = "shop-worker"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.worker.arn

  container_definitions = jsonencode([
    {
      name                   = "worker"
      image                  = "${aws_ecr_repository.shop.repository_url}:worker-${var.image_tag}"
      essential              = true
      user                   = "1000:1000"
      readonlyRootFilesystem = true
      linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
      environment            = [{ name = "QUEUE_URL", value = aws_sqs_queue.orders.url }]
      mountPoints            = [{ sourceVolume = "uploads", containerPath = "/uploads" }]
      healthCheck            = { command = ["CMD", "/app/healthcheck"] }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.worker.name
          "awslogs-region"        = var.region
          "awslogs-stream-prefix" = "worker"
        }
      }
    },
  ])

  volume {
    name = "uploads"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.uploads.id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = aws_efs_access_point.uploads.id
        iam             = "ENABLED"
      }
    }
  }
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.worker.arn
  launch_type     = "FARGATE"
  desired_count   = 1
  propagate_tags  = "SERVICE"

  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.worker.id]
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
