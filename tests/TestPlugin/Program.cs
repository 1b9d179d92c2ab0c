using Terraform.Protocol;
using Terraform.Testing.Plugin;

return PluginServer.Run(new PluginServerOptions
{
    Arguments = args,
    ProviderAddress = "registry.terraform.io/vkcc/test",
    Version = "0.0.1",
    IsWindows = OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TEST_PLUGIN_AS_ON_WINDOWS") is not null,
    Services = lifetime => new TestService(lifetime),
});
