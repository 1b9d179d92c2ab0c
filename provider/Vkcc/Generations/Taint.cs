namespace Vkcc;

/// <summary>A taint of every node of a group.</summary>
/// <param name="Value">Empty when there is none.</param>
/// <param name="Effect"><c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>.</param>
internal sealed record Taint(string Key, string Value, string Effect);
