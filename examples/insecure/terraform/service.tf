locals {
  environment = [
    { name = "LOG_LEVEL", value = "info" },
    { name = "QUEUE_URL", value = aws_sqs_queue.orders.url },
    { name = "DATABASE_HOST", value = aws_db_instance.shop.address },
    { name = "DATABASE_PASSWORD", value = "hunter2-not-a-real-password" },
  ]
}

resource "aws_ecs_cluster" "main" {
  name = "shop"
}

# No retention: the logs are kept, and paid for, for ever.
resource "aws_cloudwatch_log_group" "web" {
  name = "/ecs/shop-web"
}

resource "aws_ecs_task_definition" "web" {
  family                   = "shop-web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.shop.arn
  task_role_arn            = aws_iam_role.shop.arn # the same role: the application gets the agent's rights

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "${aws_ecr_repository.shop.repository_url}:${var.image_tag}"
      essential    = true
      portMappings = [{ containerPort = 8080, protocol = "tcp" }]
      environment  = local.environment
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.web.name
          "awslogs-region"        = var.region
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

  network_configuration {
    subnets          = aws_subnet.public[*].id
    security_groups  = [aws_security_group.web.id]
    assign_public_ip = true
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }
}

# Resizes uploaded pictures. Runs on container instances, with the keys of a person.
resource "aws_ecs_task_definition" "worker" {
  family                   = "shop-worker"
  requires_compatibilities = ["EC2"]
  network_mode             = "awsvpc"
  execution_role_arn       = aws_iam_role.shop.arn

  container_definitions = <<-JSON
    [
      {
        "name": "worker",
        "image": "dpokidov/imagemagick",
        "cpu": 256,
        "memory": 512,
        "essential": true,
        "privileged": true,
        "user": "root",
        "environment": [
          { "name": "AWS_ACCESS_KEY_ID", "value": "not-a-real-key-id" },
          { "name": "AWS_SECRET_ACCESS_KEY", "value": "not-a-real-secret-key" },
          { "name": "QUEUE_URL", "value": "${aws_sqs_queue.orders.url}" }
        ],
        "mountPoints": [
          { "sourceVolume": "uploads", "containerPath": "/uploads" }
        ]
      }
    ]
  JSON

  volume {
    name = "uploads"

    efs_volume_configuration {
      file_system_id = aws_efs_file_system.uploads.id
    }
  }
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.worker.arn
  launch_type     = "EC2"
  desired_count   = 1

  network_configuration {
    subnets         = aws_subnet.data[*].id
    security_groups = [aws_security_group.worker.id]
  }
}

resource "aws_security_group" "worker" {
  name        = "shop-worker"
  description = "Tasks of the picture worker"
  vpc_id      = aws_vpc.main.id
}
