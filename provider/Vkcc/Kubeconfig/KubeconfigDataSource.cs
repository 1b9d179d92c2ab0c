namespace Vkcc;

/// <summary><c>data "vkcc_kubeconfig"</c>: the same for what cannot take an ephemeral value; Terraform stores it.</summary>
internal sealed class KubeconfigDataSource(VkccProvider provider) : DataSource<KubeconfigModel>
{
    private const string Description =
        """
        Access to the Kubernetes API of a cluster of either generation, for what cannot take an ephemeral value: an output, a file, a resource's argument.

        ~> **Warning:** Terraform stores what a data source reads, the token too, readable by everyone who can read the state or a saved plan. Use the ephemeral
        resource `vkcc_kubeconfig` where you can. The token changes with every login, so it also shows as a change of whatever it is written into.
        """;

    public override string TypeName => KubeconfigEphemeralResource.Name;

    protected override Schema DeclareSchema() => KubeconfigSchema.Declare(Description);

    protected override Task ReadAsync(ReadDataContext<KubeconfigModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the kubeconfig", async () =>
            context.SaveState(KubeconfigModel.Of(
                context.Config.ClusterId, await ClusterAccess.GetAsync(provider.Session, context.Config.ClusterId.Value, cancellationToken))));
}
