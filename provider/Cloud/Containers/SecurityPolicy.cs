namespace VkCloud;

/// <summary>A security policy of a cluster as the cloud shows it, in one vocabulary for both generations. Null: the API left it out.</summary>
/// <remarks>It has no status: it counts as done when the call is answered, and its cluster is reconfigured afterwards.</remarks>
public sealed record SecurityPolicy : IClusterMember
{
    /// <summary>All namespaces.</summary>
    public const string Everywhere = "*";

    /// <summary>No settings.</summary>
    public const string NoSettings = "{}";

    /// <summary>A KSUID in the second generation, a UUID in the first.</summary>
    public required string Id { get; init; }

    public string? ClusterId { get; init; }

    public string? TemplateId { get; init; }

    /// <summary>Name of the template: <c>k8sreplicalimits</c>.</summary>
    public string? Template { get; init; }

    public string? TemplateVersion { get; init; }

    /// <summary>A namespace, or <see cref="Everywhere"/>.</summary>
    public string? Namespace { get; init; }

    /// <summary>Text of a JSON object.</summary>
    public string? Settings { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Opaque.</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>There is one of a template in a namespace.</summary>
    public string? Name => Template is null || Namespace is null ? null : NameOf(Template, Namespace);

    public static string NameOf(string template, string place) => $"{template}/{place}";

    /// <summary>The parts of what <see cref="NameOf"/> made. No namespace has a slash.</summary>
    public static (string Template, string Namespace) PlaceIn(string name) => (name[..name.LastIndexOf('/')], name[(name.LastIndexOf('/') + 1)..]);

    /// <summary>Whether no change of it is needed.</summary>
    public bool IsAs(SecurityPolicySpec wanted) =>
        Namespace == wanted.Namespace && (Enabled ?? true) == wanted.Enabled && JsonText.AreEqual(Settings ?? NoSettings, wanted.Settings);

    /// <summary>Whether a policy that was not there before is the one that was asked for, in everything that a create call says.</summary>
    public bool IsMadeOf(SecurityPolicySpec spec) => (ClusterId ?? spec.ClusterId) == spec.ClusterId && TemplateId == spec.TemplateId && IsAs(spec);
}

/// <summary>What a security policy is asked to be, new or there, in one vocabulary for both generations.</summary>
public sealed record SecurityPolicySpec
{
    public required string ClusterId { get; init; }

    /// <summary>Cannot change after creation.</summary>
    public required string TemplateId { get; init; }

    /// <summary>A namespace, or <see cref="SecurityPolicy.Everywhere"/>.</summary>
    public required string Namespace { get; init; }

    /// <summary>Text of a JSON object.</summary>
    public required string Settings { get; init; }

    public required bool Enabled { get; init; }
}

/// <summary>A kind of security policy that clusters can have (<c>GET security_policy</c> in both generations).</summary>
/// <param name="Id">A KSUID in the second generation, a UUID in the first.</param>
/// <param name="SettingsSchema">JSON schema of the settings; null when the service does not tell it, or tells something else.</param>
/// <param name="CreatedAt">First generation, opaque.</param>
public sealed record SecurityPolicyTemplate(string Id, string Name, string? Version, string? Description, string? SettingsSchema, string? CreatedAt = null)
{
    /// <param name="settingsDescription">Base64 of the schema; taken as it is where it is no base64.</param>
    internal static SecurityPolicyTemplate Of(
        string? id, string idMember, string? name, string? version, string? description, string? settingsDescription, string? createdAt = null) => new(
        Texts.OrNull(id) ?? throw new FormatException(idMember),
        Texts.OrNull(name) ?? throw new FormatException("name"),
        Texts.OrNull(version),
        Texts.OrNull(description),
        JsonText.ObjectOf(AddonValues.Decoded(settingsDescription)),
        Texts.OrNull(createdAt));
}
