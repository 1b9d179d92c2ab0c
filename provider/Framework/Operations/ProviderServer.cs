namespace Terraform.Framework;

/// <summary>The provider as Terraform sees it: one operation a call of the protocol, on values instead of bytes. Each stands in the file of its name.</summary>
/// <remarks>
/// No operation throws for what a practitioner, the cloud or a bug of ours did: all of it comes back as diagnostics, with the state that must not be lost.
/// Calls for different instances run at once; one object serves the whole process.
/// </remarks>
/// <param name="provider">What is served.</param>
/// <param name="time">Clock of the timeouts; the system's when left out.</param>
public sealed partial class ProviderServer(Provider provider, TimeProvider? time = null) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TimeProvider clock = time ?? TimeProvider.System;

    /// <summary>Whether this configuration of the provider has begun to apply: then the plan was made by another process, and its warnings have been
    /// told.</summary>
    private volatile bool isApplying;

    public Provider Provider => provider;

    /// <summary>Trips when Terraform asks the provider to stop, for good: a stopped process is not used again.</summary>
    public CancellationToken Stopping => stop.Token;

    /// <summary>What the values of a resource type are decoded against; null when there is no such type, and then the operations answer so.</summary>
    public Schema? FindResourceSchema(string typeName) => provider.Resources.Find(typeName)?.Schema;

    /// <inheritdoc cref="FindResourceSchema"/>
    public Schema? FindDataSourceSchema(string typeName) => provider.DataSources.Find(typeName)?.Schema;

    /// <inheritdoc cref="FindResourceSchema"/>
    public Schema? FindEphemeralResourceSchema(string typeName) => provider.EphemeralResources.Find(typeName)?.Schema;

    /// <inheritdoc cref="FindResourceSchema"/>
    public Schema? FindListResourceSchema(string typeName) => provider.ListResources.Find(typeName)?.Schema;

    /// <inheritdoc cref="FindResourceSchema"/>
    public Schema? FindActionSchema(string typeName) => provider.Actions.Find(typeName)?.Schema;

    /// <summary>What identities of a resource type are decoded against; null when there is no such type or it has none.</summary>
    public TfObjectType? FindIdentityType(string typeName) => provider.Resources.Find(typeName)?.Identity?.Type;

    /// <summary>What the arguments of a function are decoded against; null when there is no such function.</summary>
    public FunctionSignature? FindFunctionSignature(string name) => provider.Functions.Find(name)?.Signature;

    public void Dispose() => stop.Dispose();

    /// <summary>What is told of a validation or a plan. Inside apply, where core makes both once more, warnings have been told before, save those that are
    /// news (docs/design/planning.md).</summary>
    /// <remarks>Advice about an attribute that cannot stay as it is helps nobody: an error silences the warnings of its attribute.</remarks>
    private ValueList<Diagnostic> Untold(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var wrong = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && !d.Path.IsWhole).Select(d => d.Path).ToHashSet();
        return [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error || ((!isApplying || d.IsNews) && !wrong.Contains(d.Path)))];
    }
}
