using Terraform.Protocol;

return PluginServer.Run(new PluginServerOptions
{
    Arguments = args,
    ProviderAddress = "registry.terraform.io/vkcc/vkcc",
    Version = "0.1.0",
    Services = _ => EmptyProviderService.Bind(),
});
