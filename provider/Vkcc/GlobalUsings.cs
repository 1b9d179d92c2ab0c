global using Terraform.Framework;
global using TfStringMap = Terraform.Framework.TfValue<Terraform.Framework.ValueMap<Terraform.Framework.TfValue<string>>>;
global using TfStringSet = Terraform.Framework.TfValue<Terraform.Framework.ValueSet<Terraform.Framework.TfValue<string>>>;
