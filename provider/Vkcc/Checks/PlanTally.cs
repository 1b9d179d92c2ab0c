namespace Vkcc;

/// <summary>What the objects of one plan come to together: names that only one of them can have, and machines for the quota.</summary>
/// <remarks>Every entry belongs to one call of Terraform (<see cref="PlanContext{TModel}.Call"/>), which may plan its object twice and counts once.</remarks>
internal sealed class PlanTally
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, object> names = new(StringComparer.Ordinal);
    private readonly Dictionary<object, (bool IsFirst, QuotaRules.Resources More)> machines = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes a name that only one new object can have.</summary>
    /// <returns>False when another object of the plan has taken it.</returns>
    public bool Claim(string name, object call)
    {
        lock (gate)
        {
            return names.TryAdd(name, call) || names[name] == call;
        }
    }

    /// <summary>Counts what an object adds, or gives back.</summary>
    /// <param name="isFirst">Machines of the first generation, which live in the project; the others do not.</param>
    /// <returns>What the plan adds in all so far, of the generation.</returns>
    public QuotaRules.Resources Add(bool isFirst, QuotaRules.Resources more, object call)
    {
        lock (gate)
        {
            machines[call] = (isFirst, more);
            return machines.Values.Where(m => m.IsFirst == isFirst).Aggregate(QuotaRules.Resources.None, (sum, m) => sum.Plus(m.More));
        }
    }
}
