namespace Vkcc;

/// <summary>The identity of clusters and node groups: the cloud's id alone, which no other object of either generation, region or project has.</summary>
/// <remarks>More in it would have to stay as it is for good, or Terraform refuses the object: a region that is configured anew must not do that.</remarks>
internal static class ObjectIdentity
{
    private const string Id = "id";

    public static IdentitySchema Schema { get; } = new()
    {
        Attributes = [new(Id, TfType.String) { Description = "Id given by the cloud. Its form shows the generation." }],
    };

    public static string IdOf(TfObject identity) => identity.String(Id).Value;

    public static TfObject Of(string id) => TfObject.Of((Id, new TfString(id)));
}
