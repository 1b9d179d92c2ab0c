using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>Functions and their errors as messages (plugin-protocol sections 2.4.1 and 5.4).</summary>
internal static class FunctionMessages
{
    public static Proto.Function ToMessage(FunctionSignature signature)
    {
        var message = new Proto.Function
        {
            Return = new Proto.Function.Types.Return { Type = SchemaMessages.TypeOf(signature.Returns) },
            Summary = UnicodeText.Repair(signature.Summary),
            Description = UnicodeText.Repair(signature.Description),
            DescriptionKind = Proto.StringKind.Markdown,
            DeprecationMessage = UnicodeText.Repair(signature.DeprecationMessage ?? string.Empty),
            VariadicParameter = signature.Variadic is { } variadic ? ToMessage(variadic) : null,
        };
        message.Parameters.AddRange(signature.Parameters.Select(ToMessage));
        return message;
    }

    /// <summary>Argument 0 is written too: absent means no argument in particular. Terraform puts the full stop behind the text itself.</summary>
    public static Proto.FunctionError ToMessage(FunctionError error)
    {
        var message = new Proto.FunctionError { Text = UnicodeText.Repair(error.Text.TrimEnd('.')) };
        if (error.Argument is { } argument)
        {
            message.FunctionArgument = argument;
        }

        return message;
    }

    private static Proto.Function.Types.Parameter ToMessage(FunctionParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = SchemaMessages.TypeOf(parameter.Type),
        AllowNullValue = parameter.AllowNull,
        AllowUnknownValues = parameter.AllowUnknown,
        Description = UnicodeText.Repair(parameter.Description),
        DescriptionKind = Proto.StringKind.Markdown,
    };
}
