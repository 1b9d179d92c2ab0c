namespace Terraform.Framework;

/// <summary>The answers to a call for a type that the provider does not have, and for kinds of which it has none.</summary>
public static class UnknownType
{
    public static Diagnostic Resource(string typeName) => Of("resource type", typeName);

    public static Diagnostic DataSource(string typeName) => Of("data source", typeName);

    public static Diagnostic EphemeralResource(string typeName) => Of("ephemeral resource type", typeName);

    public static Diagnostic Function(string name) => Of("function", name);

    public static Diagnostic ListResource(string typeName) => Of("list resource type", typeName);

    public static Diagnostic Action(string typeName) => Of("action type", typeName);

    /// <summary>Asked for the identity of a type, known or not, that has none.</summary>
    public static Diagnostic Identity(string typeName) => Of("resource type with an identity", typeName);

    private static Diagnostic Of(string kind, string name) => Diagnostic.Error(
        $"Unknown {kind}",
        $"This provider has no {kind} \"{name}\". Terraform asked for it, so its idea of the provider's schema is of another version: run terraform init "
            + "-upgrade, then try again.");
}
