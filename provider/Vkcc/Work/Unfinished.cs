namespace Vkcc;

/// <summary>The mark in private state of work that the cloud had accepted and whose end was not seen. The next apply goes on with it
/// (docs/design/resume.md).</summary>
internal static class Unfinished
{
    private const string Key = "unfinished";

    /// <summary>What was under way: <c>create</c>, <c>update</c>; null when nothing is.</summary>
    public static string? In(PrivateState @private) => @private[Key];

    public static void Begin(PrivateState @private, string operation) => @private[Key] = operation;

    public static void End(PrivateState @private) => @private[Key] = null;
}
