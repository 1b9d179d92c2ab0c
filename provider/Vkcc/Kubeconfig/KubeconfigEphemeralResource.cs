namespace Vkcc;

/// <summary><c>ephemeral "vkcc_kubeconfig"</c>: the way to a cluster's Kubernetes API, stored nowhere.</summary>
internal sealed class KubeconfigEphemeralResource(VkccProvider provider) : EphemeralResource<KubeconfigModel>
{
    public const string Name = "vkcc_kubeconfig";

    private const string ExpiresAt = "expires_at";

    private const string Description =
        """
        Access to the Kubernetes API of a cluster of either generation, for the configuration of the `kubernetes` and `helm` providers in the same apply. It
        is stored nowhere, neither in the state nor in the plan.

        The token is that of the provider's own login and lives for about an hour. A login by password or application credential is renewed before it ends,
        but what was handed out stays as it is: let a run that takes longer than the token lives use the plugin of `kubeconfig`.
        """;

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => KubeconfigSchema.Declare(Description);

    protected override Task OpenAsync(OpenContext<KubeconfigModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the kubeconfig", async () =>
        {
            var access = await ClusterAccess.GetAsync(provider.Session, context.Config.ClusterId.Value, cancellationToken);
            context.SetResult(KubeconfigModel.Of(context.Config.ClusterId, access));

            // The handle: whose it is and how long it lasts, nothing secret.
            context.Private["cluster_id"] = context.Config.ClusterId.Value;
            if (access.ExpiresAt is { } expires)
            {
                context.Private[ExpiresAt] = KubeconfigModel.Written(expires);
                context.RenewAt = access.RenewAt < expires ? access.RenewAt : null;
            }
        });

    /// <summary>Logs in anew before the token ends. Terraform takes no new values from here, so the log says how long those that were handed out
    /// last.</summary>
    protected override Task RenewAsync(RenewContext context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Renewing the login", async () =>
        {
            var login = await provider.Session.Cloud.GetSessionAsync(cancellationToken);
            if (login.ExpiresAt is { } expires && context.Private[ExpiresAt] != KubeconfigModel.Written(expires))
            {
                PluginLog.Current.TokenEndsSoon(context.Private["cluster_id"], context.Private[ExpiresAt]);
                context.RenewAt = login.RenewAt < expires ? login.RenewAt : null;
            }
        });

    /// <summary>Nothing is left behind: the token is the provider's own and goes with its process.</summary>
    protected override Task CloseAsync(CloseContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
