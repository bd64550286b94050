variable "image_tag" {
  type    = string
  default = "latest"
}

variable "vpc_id" {
  type = string
}

variable "public_subnets" {
  type = list(string)
}

variable "private_subnets" {
  type = list(string)
}

variable "certificate_arn" {
  type = string
}

locals {
  services = {
    web    = { port = 8080, cpu = 256, memory = 512 }
    api    = { port = 9000, cpu = 512, memory = 1024 }
    worker = { port = 0, cpu = 512, memory = 1024 }
  }
}
