namespace Terraform.Framework;

/// <summary>The one instance of each declared thing in this process, made when it is first asked for.</summary>
internal sealed class MadeOnFirstUse<T>
    where T : class
{
    private readonly Dictionary<string, T> made = new(StringComparer.Ordinal);

    /// <param name="declared">How to make the thing of that name; null when there is none.</param>
    public T? Find(string name, Func<string, Func<T>?> declared)
    {
        lock (made)
        {
            if (!made.TryGetValue(name, out var thing) && declared(name) is { } make)
            {
                thing = make();
                made.Add(name, thing);
            }

            return thing;
        }
    }
}
