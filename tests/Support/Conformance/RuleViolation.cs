using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>A rule of the protocol that an answer of ours breaks. Core would refuse it, or lose an object by it.</summary>
/// <param name="Path">Where; the whole resource when it is no single attribute.</param>
/// <param name="Message">Without any value, since it may be a secret.</param>
internal sealed record RuleViolation(AttributePath Path, string Message)
{
    public override string ToString() => Path.IsWhole ? Message : $"{Path}: {Message}";
}
