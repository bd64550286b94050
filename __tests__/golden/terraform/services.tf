resource "aws_ecs_cluster" "main" {
  name = "bookings"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = local.services.web.cpu
  memory                   = local.services.web.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.web.arn

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "${aws_ecr_repository.web.repository_url}:${var.image_tag}"
      essential              = true
      user                   = "1000"
      readonlyRootFilesystem = true
      portMappings           = [{ containerPort = local.services.web.port }]
      environment = [
        { name = "API_URL", value = "http://api.bookings.internal:9000" },
        { name = "SESSION_SECRET", value = "not-a-real-session-key" },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.web.name
          "awslogs-region"        = "eu-west-1"
          "awslogs-stream-prefix" = "web"
        }
      }
    },
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
    subnets          = var.public_subnets
    security_groups  = [aws_security_group.web.id]
    assign_public_ip = true
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }
}

resource "aws_ecs_task_definition" "api" {
  family                   = "api"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = local.services.api.cpu
  memory                   = local.services.api.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.api.arn

  container_definitions = jsonencode([
    {
      name         = "api"
      image        = "${aws_ecr_repository.api.repository_url}:2.3.1"
      essential    = true
      portMappings = [{ containerPort = local.services.api.port }]
      environment  = [{ name = "DB_HOST", value = aws_db_instance.bookings.address }]
      secrets      = [{ name = "DB_PASSWORD", valueFrom = aws_secretsmanager_secret.db.arn }]
      healthCheck = {
        command = ["CMD", "/bin/api", "health"]
      }
      linuxParameters = {
        capabilities = { add = ["NET_ADMIN"], drop = [] }
      }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.api.name
          "awslogs-region"        = "eu-west-1"
          "awslogs-stream-prefix" = "api"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "api" {
  name                   = "api"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.api.arn
  launch_type            = "FARGATE"
  desired_count          = 2
  propagate_tags         = "SERVICE"
  enable_execute_command = true

  network_configuration {
    subnets         = var.private_subnets
    security_groups = [aws_security_group.api.id]
  }
}

resource "aws_ecs_task_definition" "worker" {
  family                   = "worker"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = local.services.worker.cpu
  memory                   = local.services.worker.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.api.arn

  container_definitions = jsonencode([
    {
      name                   = "worker"
      image                  = "${aws_ecr_repository.api.repository_url}:2.3.1"
      command                = ["/bin/worker"]
      essential              = true
      user                   = "1000"
      readonlyRootFilesystem = true
      environment            = [{ name = "QUEUE_URL", value = aws_sqs_queue.jobs.url }]
      secrets                = [{ name = "DB_PASSWORD", valueFrom = aws_secretsmanager_secret.db.arn }]
    },
  ])
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.worker.arn
  launch_type     = "FARGATE"
  desired_count   = 1
  propagate_tags  = "SERVICE"

  network_configuration {
    subnets         = var.private_subnets
    security_groups = [aws_security_group.api.id]
  }
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/bookings/web"
  retention_in_days = 90
}

resource "aws_cloudwatch_log_group" "api" {
  name = "/bookings/api"
}
