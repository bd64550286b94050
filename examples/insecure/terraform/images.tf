# Scanning is off and tags may be overwritten: both are the defaults of ECR.
resource "aws_ecr_repository" "shop" {
  name = "shop"
}
