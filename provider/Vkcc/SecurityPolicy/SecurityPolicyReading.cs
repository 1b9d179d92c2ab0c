using VkCloud;

namespace Vkcc;

/// <summary>Turns a security policy of the cloud into state. Pure.</summary>
internal static class SecurityPolicyReading
{
    /// <summary>State as the cloud has it, in the spelling of what is stored wherever both mean the same.</summary>
    public static SecurityPolicyModel Read(SecurityPolicy policy, Cluster cluster, SecurityPolicyModel stored) => stored with
    {
        Id = policy.Id,
        ClusterId = cluster.Id,
        Generation = cluster.Generation,
        Template = ClusterReading.Text(policy.Template, stored.Template),
        TemplateVersion = ClusterReading.Text(policy.TemplateVersion, stored.TemplateVersion),
        TemplateId = ClusterReading.Text(policy.TemplateId, stored.TemplateId),
        Namespace = ClusterReading.Text(policy.Namespace, stored.Namespace),
        Settings = Settings(policy.Settings, stored.Settings),
        Enabled = policy.Enabled is { } enabled ? enabled : ClusterReading.Kept(stored.Enabled),
        CreatedAt = ClusterReading.Text(policy.CreatedAt, stored.CreatedAt),
        UpdatedAt = ClusterReading.Text(policy.UpdatedAt, stored.UpdatedAt),
    };

    /// <summary>Settings that are left out are none.</summary>
    private static TfValue<string> Settings(string? cloud, TfValue<string> stored)
    {
        cloud ??= SecurityPolicy.NoSettings;
        return stored.IsKnown && JsonText.AreEqual(cloud, stored.Value) ? stored : cloud;
    }
}
