resource "aws_kms_key" "shop" {
  description         = "Logs, images, queue and secrets of the shop"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}

# The account decides through its own policies; logs and the trail encrypt on their own.
data "aws_iam_policy_document" "key" {
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }

  statement {
    sid       = "Logs"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.eu-west-1.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:eu-west-1:${data.aws_caller_identity.current.account_id}:log-group:*"]
    }
  }

  statement {
    sid       = "Trail"
    actions   = ["kms:DescribeKey", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = ["arn:aws:cloudtrail:eu-west-1:${data.aws_caller_identity.current.account_id}:trail/shop"]
    }
  }
}

resource "aws_db_subnet_group" "shop" {
  name       = "shop"
  subnet_ids = aws_subnet.data[*].id
}

resource "aws_db_instance" "shop" {
  identifier                  = "shop"
  engine                      = "postgres"
  instance_class              = "db.t4g.small"
  allocated_storage           = 20
  username                    = "shop"
  manage_master_user_password = true
  storage_encrypted           = true
  multi_az                    = true
  backup_retention_period     = 14
  deletion_protection         = true
  db_subnet_group_name        = aws_db_subnet_group.shop.name
  vpc_security_group_ids      = [aws_security_group.db.id]
  final_snapshot_identifier   = "shop-final"
}

# RDS keeps the password of the database in Secrets Manager and rotates it; this one is the application's own.
resource "aws_secretsmanager_secret" "session_key" {
  name       = "shop/session-key"
  kms_key_id = aws_kms_key.shop.arn
}

# The function keeps the key before beside the new one, which the next deployment of the service takes up.
resource "aws_secretsmanager_secret_rotation" "session_key" {
  secret_id           = aws_secretsmanager_secret.session_key.id
  rotation_lambda_arn = var.key_rotation_function_arn

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_sqs_queue" "orders" {
  name              = "shop-orders"
  kms_master_key_id = aws_kms_key.shop.id
}

resource "aws_efs_file_system" "uploads" {
  creation_token = "shop-uploads"
  encrypted      = true
  kms_key_id     = aws_kms_key.shop.arn
}

resource "aws_efs_access_point" "uploads" {
  file_system_id = aws_efs_file_system.uploads.id

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/uploads"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }
}

resource "aws_efs_mount_target" "uploads" {
  count           = 2
  file_system_id  = aws_efs_file_system.uploads.id
  subnet_id       = aws_subnet.data[count.index].id
  security_groups = [aws_security_group.uploads.id]
}
