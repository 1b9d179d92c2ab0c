namespace VkCloud.ContainerInfra;

/// <summary>Compares labels as the service keeps them: a truth value may come back in another spelling (<c>true</c>, <c>True</c>).</summary>
public static class LooseLabels
{
    /// <summary>Null and empty mean the same.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0)
        && (one is null || one.All(label => other!.TryGetValue(label.Key, out var value) && AreEqual(label.Value, value)));

    public static bool AreEqual(string one, string other) => one == other || (bool.TryParse(one, out var flag) && bool.TryParse(other, out var otherFlag) && flag == otherFlag);
}
