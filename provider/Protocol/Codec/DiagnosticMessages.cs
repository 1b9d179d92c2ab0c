using Google.Protobuf.Collections;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Diagnostics and attribute paths as messages (plugin-protocol section 5).</summary>
/// <remarks>Protobuf refuses a whole answer for one broken surrogate, so every text is repaired on its way out.</remarks>
internal static class DiagnosticMessages
{
    public static void Add(this RepeatedField<Proto.Diagnostic> messages, Diagnostic diagnostic) => messages.Add(ToMessage(diagnostic));

    public static void Add(this RepeatedField<Proto.Diagnostic> messages, IEnumerable<Diagnostic> diagnostics) => messages.Add(diagnostics.Select(ToMessage));

    public static Proto.Diagnostic ToMessage(Diagnostic diagnostic) => new()
    {
        // Core shows severity 0 without a label and does not count it as an error, so what is no warning is an error.
        Severity = diagnostic.Severity == DiagnosticSeverity.Warning ? Proto.Diagnostic.Types.Severity.Warning : Proto.Diagnostic.Types.Severity.Error,
        Summary = UnicodeText.Repair(diagnostic.Summary.ReplaceLineEndings(" ")),
        Detail = UnicodeText.Repair(diagnostic.Detail),

        // A path without steps hides the source snippet; left unset, core shows the whole block.
        Attribute = diagnostic.Path.IsWhole ? null : ToMessage(Findable(diagnostic.Path)),
    };

    /// <summary>The same place in the form in which core finds it in the configuration.</summary>
    /// <remarks>
    /// Core looks for blocks under every attribute name but the last, and for the value of an object's attribute not at all: it would show the head of the
    /// whole resource. A last step
    /// that is a key it does find, in <c>{ min = 7 }</c> as in a map. Tried with Terraform 1.11.4; our schemas have no single blocks, for which the name
    /// would be right.
    /// </remarks>
    private static AttributePath Findable(AttributePath path) =>
        path.Steps is [.., AttributePathStep.Attribute, AttributePathStep.Attribute last]
            ? new AttributePath([.. path.Steps.Take(path.Steps.Count - 1), new AttributePathStep.Key(last.Name)])
            : path;

    public static Proto.AttributePath ToMessage(AttributePath path)
    {
        var message = new Proto.AttributePath();
        foreach (var step in path.Steps)
        {
            message.Steps.Add(step switch
            {
                AttributePathStep.Attribute attribute => new Proto.AttributePath.Types.Step { AttributeName = UnicodeText.Repair(attribute.Name) },
                AttributePathStep.Key key => new Proto.AttributePath.Types.Step { ElementKeyString = UnicodeText.Repair(key.Text) },
                AttributePathStep.Index index => new Proto.AttributePath.Types.Step { ElementKeyInt = index.Position },
                _ => throw new ArgumentException($"{step.GetType().Name} has no message.", nameof(path)),
            });
        }

        return message;
    }
}
