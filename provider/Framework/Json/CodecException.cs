using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>Bytes that are no value of the type expected, or a value that has no form in bytes.</summary>
/// <remarks>The reason never shows the value: it may be a secret.</remarks>
[SuppressMessage("Design", "CA1032", Justification = "Without a place and a reason there is nothing to say.")]
public sealed class CodecException(AttributePath path, string reason, Exception? cause = null)
    : Exception(path.IsWhole ? reason : $"{path}: {reason}", cause)
{
    /// <summary>Where in the value; the whole when the bytes as such are broken.</summary>
    public AttributePath Path => path;

    public string Reason => reason;
}
