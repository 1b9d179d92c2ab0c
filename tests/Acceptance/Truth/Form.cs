namespace Acceptance;

/// <summary>What a row is made of before its edits; valid as it stands, and without a warning.</summary>
internal enum Form
{
    /// <summary>A standard cluster, three masters in one zone.</summary>
    Standard,

    /// <summary>A regional cluster, three masters in three zones.</summary>
    Regional,

    /// <summary>A standard cluster of the first generation.</summary>
    First,

    /// <summary>A node group of the cluster that all rows share.</summary>
    Group,

    /// <summary>A security policy of the cluster that all rows share, on the second generation.</summary>
    Policy,
}
