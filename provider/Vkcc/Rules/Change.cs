namespace Vkcc;

/// <summary>A planned change of an object that exists.</summary>
/// <param name="Prior">As last read.</param>
internal sealed record Change<TModel>(TModel Prior, TModel Plan)
{
    /// <summary>Versions that the cloud offers; empty when they are not known.</summary>
    public IReadOnlyCollection<KubernetesVersion> Offered { get; init; } = [];
}
