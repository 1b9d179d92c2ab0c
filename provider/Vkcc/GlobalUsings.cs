global using Terraform.Framework;
global using TfObjectList = Terraform.Framework.TfValue<Terraform.Framework.ValueList<Terraform.Framework.TfValue<Vkcc.ListedObject>>>;
global using TfStringList = Terraform.Framework.TfValue<Terraform.Framework.ValueList<Terraform.Framework.TfValue<string>>>;
global using TfStringMap = Terraform.Framework.TfValue<Terraform.Framework.ValueMap<Terraform.Framework.TfValue<string>>>;
global using TfStringSet = Terraform.Framework.TfValue<Terraform.Framework.ValueSet<Terraform.Framework.TfValue<string>>>;
