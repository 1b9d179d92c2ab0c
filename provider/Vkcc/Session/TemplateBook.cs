using VkCloud.First;

namespace Vkcc;

/// <summary>Cluster templates of the first generation by version and id. The list is read once per run and shared.</summary>
internal sealed class TemplateBook(Session session)
{
    /// <summary>The template that a version stands for.</summary>
    /// <exception cref="DiagnosticException">None is offered for it, or several are and nothing tells which is meant.</exception>
    public async Task<ClusterTemplate> ResolveAsync(string version, CancellationToken cancellationToken)
    {
        var templates = await session.Cloud.Shared.ClusterTemplates.GetAsync(cancellationToken);
        return TemplateRules.Choose(version, templates) ?? throw new DiagnosticException(TemplateRules.Offered(version, templates)!);
    }

    /// <summary>The template with this id, also one that is not offered any more; null when there is none.</summary>
    public async Task<ClusterTemplate?> FindAsync(string? id, CancellationToken cancellationToken) => id is null
        ? null
        : (await session.Cloud.Shared.ClusterTemplates.GetAsync(cancellationToken)).FirstOrDefault(t => t.Uuid == id)
            ?? await session.Cloud.ContainerInfra.GetClusterTemplateAsync(id, cancellationToken);
}
