namespace Terraform.Framework;

/// <summary>One line in the provider's lists: its name is known without making the thing or its schema.</summary>
public sealed record Declaration<T>(string Name, Func<T> Make);

/// <summary>What a provider offers of one kind: names, and the one instance of each in this process, made when it is first asked for.</summary>
/// <param name="kind">For messages: <c>data source</c>.</param>
/// <param name="declare">The list, in the order in which it is told.</param>
public sealed class Catalogue<T>(string kind, Func<IReadOnlyList<Declaration<T>>> declare)
    where T : class
{
    private readonly Dictionary<string, T> made = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => declare().Select(declaration => declaration.Name);

    /// <summary>Null when there is none of that name.</summary>
    public T? Find(string name)
    {
        lock (made)
        {
            if (!made.TryGetValue(name, out var thing) && declare().FirstOrDefault(declaration => declaration.Name == name) is { } declared)
            {
                thing = declared.Make();
                made.Add(name, thing);
            }

            return thing;
        }
    }

    /// <exception cref="DiagnosticException">There is none of that name.</exception>
    public T Get(string name) => Find(name) ?? throw new DiagnosticException(Unknown(name));

    public Diagnostic Unknown(string name) => Diagnostic.Unknown(kind, name);
}
