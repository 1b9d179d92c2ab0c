namespace Vkcc;

/// <summary>How the provider logs in.</summary>
internal enum LoginWay
{
    /// <summary>Nothing is given, neither in the configuration nor in the environment.</summary>
    None,

    /// <summary>What decides is not known yet.</summary>
    Undecided,

    Password,

    ApplicationCredential,

    Token,

    /// <summary>An entry of clouds.yaml, which says how; arguments beside it win over what it says.</summary>
    Cloud,
}
