using VkCloud;
using VkCloud.First;

namespace Vkcc;

/// <summary>Holds a planned first-generation cluster against the cloud where the generations differ.</summary>
internal static class FirstGenerationChecks
{
    private const string Templates = "the cluster templates that are offered";

    public static bool Apply(ClusterModel plan) => plan.Generation.Is(1);

    /// <summary>GEN-7, VER-1: the first generation is there, and a template for what was asked.</summary>
    /// <returns>No versions: what is to be said about them is said.</returns>
    public static async Task<IReadOnlyList<string>?> NewAsync(ClusterModel plan, Session session, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (await AskAsync(session, bag, cancellationToken) is { } templates)
        {
            Check(plan, templates, bag);
            bag.Add(OfferRules.VersionSupported(plan.Version, ClusterChecks.Today(session), TemplateRules.Versions(templates)));
        }

        return null;
    }

    /// <summary>UPG-1, UPG-4: the target of an upgrade is offered, and not below what runs.</summary>
    /// <returns>The versions that are offered; null when neither version nor template changes, or they could not be asked for.</returns>
    public static async Task<IReadOnlyCollection<string>?> ChangedAsync(ClusterModel plan, ClusterModel prior, Session session, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (!session.ChecksOnline || (plan.Version == prior.Version && plan.ClusterTemplateId == prior.ClusterTemplateId) || await AskAsync(session, bag, cancellationToken) is not { } templates)
        {
            return null;
        }

        if (Check(plan, templates, bag) is { } target)
        {
            var running = templates.FirstOrDefault(t => prior.ClusterTemplateId.Is(t.Uuid));
            var isNamed = plan.ClusterTemplateId.IsKnown;

            // Where the version tells it already, once is enough.
            bag.Add(VersionRules.NoDowngrade(prior.Version, plan.Version) is null ? TemplateRules.NoDowngrade(running, target, isNamed) : null);
            bag.Add(VersionRules.NoSkippedMinor(prior.Version, plan.Version, []) is null ? TemplateRules.NoSkippedMinor(running, target, isNamed, templates) : null);
        }

        return TemplateRules.Versions(templates);
    }

    private static ClusterTemplate? Check(ClusterModel plan, IReadOnlyList<ClusterTemplate> templates, DiagnosticBag bag)
    {
        if (plan.ClusterTemplateId.IsKnown)
        {
            var named = templates.FirstOrDefault(t => t.Uuid == plan.ClusterTemplateId.Value);
            bag.Add(named is null ? TemplateRules.Unknown(plan.ClusterTemplateId.Value) : TemplateRules.Agree(plan.Version, named));
            return named;
        }

        if (!plan.Version.IsKnown)
        {
            return null;
        }

        bag.Add(TemplateRules.Offered(plan.Version.Value, templates));
        return TemplateRules.Choose(plan.Version.Value, templates);
    }

    /// <summary>The template that a cluster runs, also one that is not offered any more; null when it could not be asked for.</summary>
    public static async Task<ClusterTemplate?> RunningAsync(ClusterModel prior, Session session, DiagnosticBag bag, CancellationToken cancellationToken) =>
        session.ChecksOnline && prior.ClusterTemplateId.IsKnown
            ? await session.Checks.AskAsync(Templates, token => session.Templates.FindAsync(prior.ClusterTemplateId.Value, token), bag, cancellationToken)
            : null;

    /// <summary>Being refused here is not "could not be asked": the project has no first generation.</summary>
    private static async Task<IReadOnlyList<ClusterTemplate>?> AskAsync(Session session, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        ApiException? closed = null;
        var templates = await session.Checks.AskAsync<IReadOnlyList<ClusterTemplate>>(Templates, ReadAsync, bag, cancellationToken);
        if (templates is { Count: 0 })
        {
            bag.Add(OfferRules.FirstGenerationClosed(closed));
            return null;
        }

        return templates;

        async Task<IReadOnlyList<ClusterTemplate>> ReadAsync(CancellationToken token)
        {
            try
            {
                return await session.Cloud.Shared.ClusterTemplatesAsync(token);
            }
            catch (ApiException e) when (e.Kind is ApiFailureKind.Forbidden or ApiFailureKind.NoEndpoint)
            {
                closed = e;
                return [];
            }
        }
    }
}
