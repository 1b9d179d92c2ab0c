using VkCloud;

namespace Vkcc;

/// <summary>When a rule is checked: one or several of the first five, and what of the cloud it needs beside.</summary>
[Flags]
internal enum Phase
{
    /// <summary>In every validation, also the one inside plan and apply, when more is known.</summary>
    Configuration = 1,

    /// <summary>In the plan of something new.</summary>
    Creation = 2,

    /// <summary>In the plan of something that exists and stays.</summary>
    Change = 4,

    /// <summary>In the plan of something that exists and gives way to another.</summary>
    Replacement = 8,

    /// <summary>In the plan of something that is to go.</summary>
    Destruction = 16,

    /// <summary>It needs what the cloud offers, which changes with the cloud's own releases.</summary>
    Offers = 32,

    /// <summary>It needs what an apply may change, such as a network: an error is said only when a new answer leads to it too
    /// (docs/design/planning.md).</summary>
    Objects = 64,

    /// <summary>It is about what is there under a name or an id, which a replaced object's own deposed self may change: where the plan may be that inside an
    /// apply, an error of it is a warning (docs/design/planning.md).</summary>
    Identity = 128,
}

/// <summary>A rule of the service as the provider checks it. Validation, plan and documentation know it from the one list of its resource.</summary>
/// <typeparam name="TSubject">What it looks at: a <see cref="Subject{TModel, TSeen}"/>.</typeparam>
/// <param name="Id">Id of the rule book: <c>TOPO-3</c>. A rule may have several entries.</param>
/// <param name="Attributes">The attributes that it speaks of, separated by blanks; one of another resource with its type. Empty when it speaks of none.</param>
/// <param name="Statement">What must hold, or what is said, in one sentence; the documentation shows it.</param>
/// <param name="Check">What is wrong; nothing while a participant is unknown.</param>
internal sealed record Rule<TSubject>(string Id, string Attributes, Phase Phase, string Statement, Func<TSubject, IEnumerable<Diagnostic?>> Check)
{
    /// <summary>A rule that finds one thing at most.</summary>
    public Rule(string id, string attributes, Phase phase, string statement, Func<TSubject, Diagnostic?> check)
        : this(id, attributes, phase, statement, subject => [check(subject)])
    {
    }
}

/// <summary>What the rules of a resource look at.</summary>
/// <param name="Config">As configured: what is left out is null.</param>
/// <param name="Plan">The configuration itself where there is no plan yet.</param>
/// <param name="Before">As last read; null of what is new.</param>
internal sealed record Subject<TModel, TSeen>(TModel Config, TModel Plan, TModel? Before = null)
    where TModel : class
    where TSeen : class, new()
{
    /// <summary>As last read, of what exists.</summary>
    public TModel Prior => Before ?? throw new InvalidOperationException("What is new has nothing before it.");

    /// <summary>The paths that make it a replacement.</summary>
    public IReadOnlyList<AttributePath> ForcedBy { get; init; } = [];

    /// <summary>What was seen of the cloud; nothing where it was not asked.</summary>
    public TSeen Seen { get; init; } = new();

    /// <summary>Whether this may be the plan inside an apply; see <see cref="Phase.Identity"/>.</summary>
    public bool MayBeApply { get; init; }

    /// <summary>Whether it is new, or the attribute changes.</summary>
    public bool Changes<T>(Func<TModel, TfValue<T>> attribute)
        where T : notnull
        => Before is null || attribute(Plan) != attribute(Before);

    /// <summary>For a validation.</summary>
    public static Subject<TModel, TSeen> Of(TModel config) => new(config, config);
}

/// <summary>Runs a list of rules.</summary>
internal static class RuleList
{
    /// <summary>What the rules of a phase find, in their order.</summary>
    public static IEnumerable<Diagnostic> Check<TSubject>(this IEnumerable<Rule<TSubject>> rules, Phase phase, TSubject subject) =>
        from found in rules.Find(phase, subject)
        select found.Diagnostic;

    /// <summary>Looks at the cloud, and adds what the rules of a phase find. An error about what an apply may change is said when a second look confirms it,
    /// for which no answer from before this plan is good enough.</summary>
    /// <param name="subject">What was seen without asking is in it already; it is what is judged when the cloud cannot be asked at all.</param>
    /// <param name="look">Adds to what was seen; given the moment since which answers about what an apply may change are good enough, null for any.</param>
    public static async Task JudgeAsync<TModel, TSeen>(
        this IReadOnlyCollection<Rule<Subject<TModel, TSeen>>> rules,
        Phase phase,
        Subject<TModel, TSeen> subject,
        Func<TSeen, long?, Task<TSeen>> look,
        Session session,
        DiagnosticBag bag)
        where TModel : class
        where TSeen : class, new()
    {
        var begun = session.Time.GetTimestamp();
        try
        {
            var seen = subject with { Seen = await look(subject.Seen, null) };
            Say(rules.Find(phase, seen).Any(f => f.Rule.Phase.HasFlag(Phase.Objects) && f.Diagnostic.Severity == DiagnosticSeverity.Error)
                ? seen with { Seen = await look(seen.Seen, begun) }
                : seen);
        }
        catch (ApiException)
        {
            Say(subject);
            throw;
        }

        void Say(Subject<TModel, TSeen> seen)
        {
            foreach (var (rule, found) in rules.Find(phase, seen))
            {
                session.Checks.Say(seen.MayBeApply && rule.Phase.HasFlag(Phase.Identity) ? found with { Severity = DiagnosticSeverity.Warning } : found, bag);
            }
        }
    }

    private static List<(Rule<TSubject> Rule, Diagnostic Diagnostic)> Find<TSubject>(this IEnumerable<Rule<TSubject>> rules, Phase phase, TSubject subject) =>
    [
        .. from rule in rules
           where rule.Phase.HasFlag(phase)
           from found in rule.Check(subject)
           where found is not null
           select (rule, RuleId.Sign(found, rule.Id)),
    ];
}
