using Terraform.Protocol;
using Terraform.Testing.Plugin;

return PluginServer.Run(new PluginServerOptions
{
    Arguments = args,
    ProviderAddress = "registry.terraform.io/vkcc/test",
    Version = "0.0.1",
    Services = lifetime => new TestService(lifetime),
});
