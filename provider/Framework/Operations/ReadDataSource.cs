namespace Terraform.Framework;

/// <param name="State">Wholly known; null with an error.</param>
public sealed record ReadDataSourceResult(TfValue State, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Reads a data source.</summary>
    public async Task<ReadDataSourceResult> ReadDataSourceAsync(BlockRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        try
        {
            var source = provider.DataSources.Get(request.TypeName);
            var config = ConfigObject(source.Schema, request.Config);
            var found = await source.InvokeReadAsync(config, diagnostics, scope.Token);
            if (diagnostics.HasErrors)
            {
                return new(TfValue.Null, [.. diagnostics]);
            }

            var state = ReadResult.Of(
                source.Schema, config, found ?? throw new InvalidOperationException("The data source returned without having saved a state."));
            return new(state, [.. diagnostics]);
        }
        catch (Exception exception)
        {
            diagnostics.Add(Failure.Explain(exception, $"Reading {request.TypeName}", scope));
            return new(TfValue.Null, [.. diagnostics]);
        }
    }
}
