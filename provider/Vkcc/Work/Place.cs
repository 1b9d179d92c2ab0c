namespace Vkcc;

/// <summary>Region and project of an object. What is not found in others says nothing about it.</summary>
internal static class Place
{
    /// <summary>Before a "not found" is believed.</summary>
    /// <param name="subject">For the message: <c>Cluster "shop"</c>.</param>
    /// <exception cref="DiagnosticException">The provider works in another region or project than the object is in.</exception>
    public static async Task CheckAsync(Session session, string subject, TfValue<string> region, TfValue<string> projectId, CancellationToken cancellationToken)
    {
        if (region.IsKnown && region.Value != session.Cloud.Region)
        {
            throw new DiagnosticException(Elsewhere(subject, "region", region.Value, session.Cloud.Region, $"region (OS_REGION_NAME) to \"{region}\""));
        }

        if (projectId.IsKnown && (await session.Cloud.GetSessionAsync(cancellationToken)).ProjectId is { } here && !Same(projectId.Value, here))
        {
            throw new DiagnosticException(
                Elsewhere(subject, "project", projectId.Value, here, "project_id (OS_PROJECT_ID) and credentials to those of the project"));
        }
    }

    // OpenStack writes ids of projects with and without hyphens.
    private static bool Same(string left, string right) =>
        left.Replace("-", "", StringComparison.Ordinal).Equals(right.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static Diagnostic Elsewhere(string subject, string noun, string there, string here, string change) => Diagnostic.Error(
        $"Another {noun} than the state's",
        $"{subject} is in {noun} \"{there}\", and the provider works in {noun} \"{here}\", where it is not found. "
            + "That does not mean that it is gone, so it stays in state. "
            + $"Set the provider's {change}, or give it a provider block with an alias that works there. "
            + "If it is gone for good, take it out of state with terraform state rm.");
}
