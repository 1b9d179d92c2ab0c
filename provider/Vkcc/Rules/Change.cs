namespace Vkcc;

/// <summary>A planned change of an object that exists.</summary>
/// <param name="Prior">As last read.</param>
internal sealed record Change<TModel>(TModel Prior, TModel Plan)
{
    /// <summary>Versions that the cloud offers; empty when they are not known.</summary>
    public IReadOnlyCollection<KubernetesVersion> Offered { get; init; } = [];

    /// <summary>The same plan starts the cluster that this is about, or that this is a group of.</summary>
    public bool ClusterStarts { get; init; }
}
