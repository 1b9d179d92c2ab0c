namespace Vkcc;

/// <summary>A rule of the service as the provider checks it.</summary>
/// <typeparam name="TSubject">What it looks at: a configuration, a change, or what the cloud offers beside it.</typeparam>
/// <param name="Id">Id of the rule book: <c>TOPO-3</c>.</param>
/// <param name="Statement">What must hold, in one sentence; the documentation shows it.</param>
/// <param name="Check">What is wrong; nothing while a participant is unknown.</param>
internal sealed record Rule<TSubject>(string Id, string Statement, Func<TSubject, IEnumerable<Diagnostic>> Check)
{
    /// <summary>A rule that finds one thing at most.</summary>
    public static Rule<TSubject> Of(string id, string statement, Func<TSubject, Diagnostic?> check) =>
        new(id, statement, subject => check(subject) is { } found ? [found] : []);
}
