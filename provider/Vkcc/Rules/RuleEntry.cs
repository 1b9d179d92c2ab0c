namespace Vkcc;

/// <summary>A line of the list of rules in the documentation.</summary>
/// <param name="Id">Id of the rule book.</param>
/// <param name="Where">When the provider checks it, or why it does not.</param>
/// <param name="Statement">What must hold, or what is said, in one sentence.</param>
internal sealed record RuleEntry(string Id, string Where, string Statement);
