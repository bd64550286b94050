variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "image_tag" {
  description = "Tag of the shop image. Set by the pipeline."
  type        = string
  default     = "latest"
}

variable "vpc_cidr" {
  type    = string
  default = "10.20.0.0/16"
}

variable "certificate_arn" {
  type = string
}

variable "github_repository" {
  type    = string
  default = "acme/shop"
}
