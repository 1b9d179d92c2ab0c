namespace VkCloud;

/// <summary>How often calls may be tried from here on, along this flow of work: whoever can do without an answer does not sit out an outage.</summary>
public static class Patience
{
    private static readonly AsyncLocal<int?> Most = new();

    /// <summary>Tries of one call, the first included; null is the policy's own number.</summary>
    public static int? Tries => Most.Value;

    /// <summary>Holds until the asynchronous method that says it ends.</summary>
    public static void Limit(int tries) => Most.Value = tries;
}
