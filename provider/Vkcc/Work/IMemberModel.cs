namespace Vkcc;

/// <summary>What the models of all objects that stand on a cluster have in common.</summary>
internal interface IMemberModel
{
    TfValue<string> Id { get; }

    TfValue<string> Uuid => TfValue<string>.Null;

    TfValue<string> ClusterId { get; }

    /// <summary>What it is looked up by in its cluster, and called in messages.</summary>
    TfValue<string> Name { get; }
}
