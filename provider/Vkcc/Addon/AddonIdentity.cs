namespace Vkcc;

/// <summary>The identity of an add-on: the cluster and the catalogue's name, which a cluster has once. The cloud's id changes with the version on the first
/// generation, and an identity must stay.</summary>
internal static class AddonIdentity
{
    private const string ClusterId = "cluster_id";

    private const string Name = "name";

    public static IdentitySchema Schema { get; } = new()
    {
        Attributes =
        [
            new(ClusterId, TfType.String) { Description = "Id of the cluster. Its form shows the generation." },
            new(Name, TfType.String) { Description = "Name of the add-on in the catalogue." },
        ],
    };

    public static (string ClusterId, string Name) In(TfObject identity) => (identity.String(ClusterId).Value, identity.String(Name).Value);

    public static TfObject Of(string clusterId, string name) => TfObject.Of((ClusterId, new TfString(clusterId)), (Name, new TfString(name)));
}
