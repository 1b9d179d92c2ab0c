namespace Vkcc.Simulator;

/// <summary>What a route asks of the caller's token.</summary>
internal enum Access
{
    /// <summary>Nothing.</summary>
    Open,

    /// <summary>A valid token, of whatever scope.</summary>
    Token,

    /// <summary>A valid token scoped to a project.</summary>
    Project,
}
