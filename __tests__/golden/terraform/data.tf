resource "aws_db_instance" "bookings" {
  identifier             = "bookings"
  engine                 = "postgres"
  instance_class         = "db.t4g.medium"
  allocated_storage      = 50
  username               = "bookings"
  password               = aws_secretsmanager_secret_version.db.secret_string
  storage_encrypted      = true
  vpc_security_group_ids = [aws_security_group.db.id]
}

resource "aws_secretsmanager_secret" "db" {
  name = "bookings/db"
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = random_password.db.result
}

resource "random_password" "db" {
  length = 32
}

resource "aws_sqs_queue" "jobs" {
  name = "bookings-jobs"
}

resource "aws_ecr_repository" "web" {
  name                 = "bookings/web"
  image_tag_mutability = "MUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_repository" "api" {
  name                 = "bookings/api"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = false
  }
}
