namespace VkCloud;

/// <summary>Told after every look of a wait that is not over.</summary>
/// <param name="What">What is waited for.</param>
/// <param name="Status">In the cloud's word, or what kept us from seeing it.</param>
/// <param name="Looks">Looks taken so far.</param>
public sealed record WaitProgress(string What, string Status, TimeSpan Elapsed, int Looks);
