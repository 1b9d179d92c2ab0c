namespace Terraform.Framework;

/// <summary>A text.</summary>
public sealed class TfString(string text) : TfValue
{
    public string Text => text;

    public override bool IsWhollyKnown => true;

    public override bool Equals(TfValue? other) => other is TfString s && string.Equals(s.Text, text, StringComparison.Ordinal);

    public override int GetHashCode() => string.GetHashCode(text, StringComparison.Ordinal);

    public override string ToString() => $"\"{text}\"";
}
