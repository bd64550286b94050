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
  db_subnet_group_name        = aws_db_subnet_group.shop.name
  vpc_security_group_ids      = [aws_security_group.db.id]
  skip_final_snapshot         = true
}

resource "aws_sqs_queue" "orders" {
  name                    = "shop-orders"
  sqs_managed_sse_enabled = true
}

resource "aws_efs_file_system" "uploads" {
  creation_token = "shop-uploads"
  encrypted      = true
}
