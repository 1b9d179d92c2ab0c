namespace Terraform.Framework;

/// <param name="State">As read after an import or a query.</param>
public sealed record GenerateResourceConfigRequest(string TypeName, TfValue State);

/// <param name="Config">What a practitioner would write for that state; null with an error.</param>
public sealed record GenerateResourceConfigResult(TfValue Config, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Writes the configuration of an object that exists, such that a plan of both is empty.</summary>
    public GenerateResourceConfigResult GenerateResourceConfig(GenerateResourceConfigRequest request) =>
        provider.FindResource(request.TypeName) is not { } resource
            ? new(TfValue.Null, [UnknownType.Resource(request.TypeName)])
            : request.State is TfObject state
                ? new(ConfigGeneration.Of(resource.Schema, state), [])
                : new(TfValue.Null, [Diagnostic.Error("No state to write a configuration for", $"Terraform sent no state of {request.TypeName}.")]);
}
