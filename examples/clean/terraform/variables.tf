variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "image_tag" {
  description = "Tag of the shop image. Set by the pipeline to the version it built."
  type        = string
  default     = "1.4.2"
}

variable "vpc_cidr" {
  type    = string
  default = "10.20.0.0/16"
}

variable "certificate_arn" {
  type = string
}

variable "key_rotation_function_arn" {
  description = "The function that rotates keys which only one application uses."
  type        = string
}

variable "github_repository" {
  type    = string
  default = "acme/shop"
}
