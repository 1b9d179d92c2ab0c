using System.Runtime.CompilerServices;

namespace Terraform.Framework;

/// <param name="Config">Wholly known.</param>
/// <param name="IncludeResource">Whether the objects are wanted whole.</param>
/// <param name="Limit">How many are wanted at most; 0 for all.</param>
public sealed record ListResourceRequest(string TypeName, TfValue Config, bool IncludeResource, long Limit);

/// <param name="Identity">Null in an event that only carries diagnostics.</param>
/// <param name="Resource">Null when it was not asked for or cannot be read.</param>
public sealed record ListResourceEvent(TfValue Identity, string DisplayName, TfValue Resource, ValueList<Diagnostic> Diagnostics);

public sealed partial class ProviderServer
{
    /// <summary>Lists what exists. Ends at the limit, at the end, or with an event that holds an error.</summary>
    public async IAsyncEnumerable<ListResourceEvent> ListResourceAsync(
        ListResourceRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (provider.ListResources.Find(request.TypeName) is not { } list || provider.Resources.Find(request.TypeName) is not { Identity: not null } resource)
        {
            yield return Only([provider.ListResources.Find(request.TypeName) is null
                ? provider.ListResources.Unknown(request.TypeName)
                : Diagnostic.UnknownIdentity(request.TypeName)]);
            yield break;
        }

        var diagnostics = new DiagnosticBag();
        using var scope = new OperationScope(limit: null, clock, Stopping, cancellationToken);
        await using var found = list.InvokeListAsync(ConfigObject(list.Schema, request.Config), diagnostics, scope.Token).GetAsyncEnumerator(scope.Token);
        for (var sent = 0L; request.Limit <= 0 || sent < request.Limit;)
        {
            ListResourceEvent? next;
            try
            {
                if (!await found.MoveNextAsync() || diagnostics.HasErrors)
                {
                    break;
                }

                next = await EventAsync(resource, found.Current, request.IncludeResource, scope);
            }
            catch (Exception exception)
            {
                diagnostics.Add(Failure.Explain(exception, $"Listing {request.TypeName}", scope));
                break;
            }

            if (next is not null)
            {
                sent++;
                yield return next;
            }
        }

        if (diagnostics.Count > 0)
        {
            yield return Only([.. diagnostics]);
        }

        static ListResourceEvent Only(ValueList<Diagnostic> diagnostics) => new(TfValue.Null, string.Empty, TfValue.Null, diagnostics);
    }

    /// <returns>Null when the object went away since it was listed.</returns>
    private async Task<ListResourceEvent?> EventAsync(Resource resource, ListedResource listed, bool includeResource, OperationScope scope)
    {
        if (!resource.Identity!.Type.Accepts(listed.Identity))
        {
            throw new InvalidOperationException("A listed identity is not of its type.");
        }

        var bare = new ListResourceEvent(listed.Identity, listed.DisplayName, TfValue.Null, []);
        if (!includeResource)
        {
            return bare;
        }

        var imported = await ImportResourceStateAsync(new(resource.TypeName, string.Empty) { Identity = listed.Identity }, scope.Token);
        if (imported.Imported is not [var start])
        {
            return bare with { Diagnostics = NotWhole(imported.Diagnostics) };
        }

        var read = await ReadResourceAsync(new(resource.TypeName, start.State, start.Private) { CurrentIdentity = start.Identity }, scope.Token);
        return read.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)
            ? bare with { Diagnostics = NotWhole(read.Diagnostics) }
            : read.NewState.IsNull ? null : bare with { Resource = read.NewState, Diagnostics = read.Diagnostics };
    }

    /// <summary>An error would end the list for one object that cannot be read.</summary>
    private static ValueList<Diagnostic> NotWhole(ValueList<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(d => Diagnostic.Warning(d.Summary, $"{d.Detail}\n\nThe list goes on; this object is shown by its identity alone."))];
}
