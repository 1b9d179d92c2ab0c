using System.Text;
using Terraform.Framework;

namespace Docs;

/// <summary>The page of a function.</summary>
internal static class FunctionPage
{
    public static string Of(string provider, Offer offer, FunctionSignature signature, Examples examples)
    {
        var page = new Page($"{offer.Name} {offer.Kind.Title} - {provider}", Prose.Summary(signature.Summary))
            .Add($"# function: {offer.Name}")
            .Add(Prose.Flowing(signature.Description));
        if (offer.Kind.Needs is { } needs)
        {
            page.Add(needs);
        }

        if (signature.DeprecationMessage is { } instead)
        {
            page.Add($"**Deprecated:** {Prose.Flowing(instead)}");
        }

        page.Examples(examples.Of($"{offer.Kind.Folder}/{offer.Name}", offer.Kind.Example))
            .Add("## Signature")
            .Code("text", Line(offer.Name, signature));
        if (signature.Parameters.Count > 0 || signature.Variadic is not null)
        {
            page.Add("## Arguments").Add(Arguments(signature));
        }

        return page.Add("## Return Type").Add($"`{TypeNames.Hcl(signature.Returns)}`").ToString();
    }

    private static string Line(string name, FunctionSignature signature)
    {
        var parameters = signature.Parameters.Select(p => $"{p.Name} {TypeNames.Hcl(p.Type)}");
        if (signature.Variadic is { } variadic)
        {
            parameters = parameters.Append($"{variadic.Name} {TypeNames.Hcl(variadic.Type)}...");
        }

        return $"{name}({string.Join(", ", parameters)}) {TypeNames.Hcl(signature.Returns)}";
    }

    private static string Arguments(FunctionSignature signature)
    {
        var items = new StringBuilder();
        foreach (var parameter in signature.Parameters)
        {
            items.Append(
                $"1. `{parameter.Name}` "
                    + $"({TypeNames.Of(parameter.Type)}{(parameter.AllowNull ? ", Nullable" : string.Empty)}) {Prose.InItem(parameter.Description)}\n");
        }

        if (signature.Variadic is { } variadic)
        {
            items.Append(
                $"1. `{variadic.Name}` "
                    + $"(Variadic, {TypeNames.Of(variadic.Type)}{(variadic.AllowNull ? ", Nullable" : string.Empty)}) {Prose.InItem(variadic.Description)}\n");
        }

        return items.ToString().TrimEnd('\n');
    }
}
