namespace Terraform.Framework;

/// <param name="Functions">By name.</param>
public sealed record GetFunctionsResult(ValueMap<FunctionSignature> Functions);

public sealed partial class ProviderServer
{
    /// <summary>Every function of the provider.</summary>
    public GetFunctionsResult GetFunctions() =>
        new(new ValueMap<FunctionSignature>(provider.Functions.Select(f => KeyValuePair.Create(f.Name, provider.FindFunction(f.Name)!.Signature))));
}
