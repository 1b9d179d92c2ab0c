using Terraform.Protocol;
using Vkcc;
using VkCloud;

return PluginServer.Run(new PluginServerOptions
{
    Arguments = args,
    ProviderAddress = "registry.terraform.io/vkcc/vkcc",
    Version = VkccProvider.ProviderVersion,
    Services = lifetime => new ProviderService(
        new VkccProvider(connect: options => new CloudConnection(options with { SystemTrust = SystemRoots.CreateHttpsPolicy })),
        lifetime),
});
