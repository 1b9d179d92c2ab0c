using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace VkCloud.Http;

/// <summary>What the clients of both generations have in common: their changes are announced, and a 404 is believed only when it is the service that says
/// it.</summary>
public abstract class ProvenClient
{
    private protected ProvenClient(ServiceClient service) => Service = service;

    /// <summary>Raised before and after every change, whatever became of it: what was read before may be old.</summary>
    internal event Action? Changed;

    /// <summary>Whether this process has asked for a change, also before anybody listened.</summary>
    internal bool HasChanged { get; private set; }

    private protected ServiceClient Service { get; }

    /// <summary>What <see cref="AskForProofAsync"/> reads, for the message.</summary>
    private protected abstract string Proof { get; }

    /// <summary>Reads something that the service has for every project, or for every cluster.</summary>
    /// <param name="of">Id of a cluster; null where none was named.</param>
    private protected abstract Task AskForProofAsync(string? of, CancellationToken cancellationToken);

    /// <param name="proofOf">Id of the cluster that a proof is about, where the service needs one.</param>
    private protected async Task<T?> FindAsync<TShape, T>(
        string path, JsonTypeInfo<TShape> shape, Func<TShape, T> noun, CancellationToken cancellationToken, string? proofOf = null)
        where TShape : class
        where T : class
    {
        var found = await Service.FindAsync(path, shape, noun, cancellationToken);
        if (found is null)
        {
            await ProveAsync(proofOf, cancellationToken);
        }

        return found;
    }

    /// <returns>False when it was gone already.</returns>
    private protected Task<bool> DeleteAsync(string path, CancellationToken cancellationToken, string? proofOf = null) => ChangingAsync(async () =>
    {
        var deleted = await Service.DeleteAsync(path, cancellationToken);
        if (!deleted)
        {
            await ProveAsync(proofOf, cancellationToken);
        }

        return deleted;
    });

    /// <inheritdoc cref="ServiceClient.CreateAsync{TBody, TAnswer}"/>
    private protected Task<string> CreateAsync<TBody, TAnswer>(
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyShape,
        JsonTypeInfo<TAnswer> shape,
        Func<TAnswer, (string? Id, string Member)> id,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? secrets = null)
        where TAnswer : class =>
        ChangingAsync(() => Service.CreateAsync(path, body, bodyShape, shape, id, cancellationToken, secrets));

    /// <inheritdoc cref="ServiceClient.ChangeAsync{TBody}"/>
    private protected Task ChangeAsync<TBody>(
        HttpMethod method,
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyShape,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? secrets = null) =>
        ChangingAsync(async () =>
        {
            await Service.ChangeAsync(method, path, body, bodyShape, cancellationToken, secrets);
            return true;
        });

    /// <summary>A list, page by page. It must be there even when empty, and its elements must be something: "nothing there" must not be read out of
    /// garbage.</summary>
    /// <param name="member">Name of the list in an answer.</param>
    /// <param name="page">The elements of a page, and the link to the next.</param>
    private protected async IAsyncEnumerable<T> ListAsync<TPage, TShape, T>(
        string path,
        string query,
        string member,
        JsonTypeInfo<TPage> shape,
        Func<TPage, (IReadOnlyList<TShape?>? Elements, string? Next)> page,
        Func<TShape, T> noun,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : class
        where TShape : class
    {
        await foreach (var answer in Service.ListAsync(path, query, shape, answer => page(answer).Next, cancellationToken))
        {
            var elements = page(answer).Elements;
            foreach (var element in elements is null || elements.Contains(null) ? throw Bad(member, null) : elements)
            {
                T made;
                try
                {
                    made = noun(element!);
                }
                catch (FormatException e)
                {
                    throw Bad($"{member}[].{e.Message}", e);
                }

                yield return made;
            }
        }

        ApiException Bad(string missing, Exception? inner) => new($"the answer's member {OneLine.Of(missing, 120)} is missing", inner)
        {
            Kind = ApiFailureKind.BadResponse,
            Service = Service.CatalogType,
            Method = "GET",
            Path = member,
        };
    }

    private async Task<T> ChangingAsync<T>(Func<Task<T>> change)
    {
        Announce();
        try
        {
            return await change();
        }
        finally
        {
            Announce();
        }
    }

    private void Announce()
    {
        HasChanged = true;
        Changed?.Invoke();
    }

    /// <summary>Makes sure, once, that it is the service that says 404: a wrong address says it of everything, and whole states would be taken for
    /// gone.</summary>
    private async Task ProveAsync(string? of, CancellationToken cancellationToken)
    {
        if (Service.HasSpoken || await Service.HasSpokenSoonAsync(cancellationToken))
        {
            return;
        }

        try
        {
            await AskForProofAsync(of, cancellationToken);
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.BadResponse)
        {
            throw new ApiException($"the address does not lead to the service: not even its list of {Proof} is there. Nothing is taken for gone", e)
            {
                Kind = ApiFailureKind.BadResponse,
                Service = e.Service,
                Method = e.Method,
                Path = e.Path,
                Status = e.Status,
                RequestId = e.RequestId,
            };
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.Forbidden or ApiFailureKind.Unsupported)
        {
            // This project may not ask for it; then the 404 is all there is to go by.
        }
    }
}
