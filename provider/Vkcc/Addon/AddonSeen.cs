namespace Vkcc;

/// <summary>What was seen of the cloud for the plan of an add-on. What was not asked, or not answered, is null and silences the rules that need it.</summary>
internal sealed record AddonSeen;
