namespace Terraform.Framework;

/// <summary>Turns whatever ended an operation into a diagnostic. The only place that does.</summary>
public static class Failure
{
    /// <param name="exception">What was thrown.</param>
    /// <param name="doing">What was being done, as the begin of a sentence: "Creating vkcc_cluster".</param>
    /// <param name="scope">Tells an interrupt and a timeout from a bug; null where there is neither.</param>
    /// <param name="timeout">Name of the limit in <c>timeouts</c>, null where there is none.</param>
    /// <param name="outcome">A sentence about what state holds now; empty where state is not touched.</param>
    internal static Diagnostic Explain(
        Exception exception, string doing, OperationScope? scope = null, string? timeout = null, string outcome = "") => exception switch
        {
            DiagnosticException expected => expected.Diagnostic,
            UnreadableValueException unreadable => Diagnostic.Error(
                "Invalid value",
                Join($"{doing} is not possible: \"{unreadable.Attribute}\" is not {unreadable.Wanted}.", outcome)),
            OperationCanceledException when scope is { IsTimedOut: true, IsStopped: false } => Diagnostic.Error(
                "Timeout",
                Join(
                    $"{doing} was not finished within {GoDuration.Format(scope.Limit ?? TimeSpan.Zero)}.",
                    outcome,
                    timeout is null ? string.Empty : $"If it needs longer, raise timeouts.{timeout}.")),
            OperationCanceledException when scope is { Token.IsCancellationRequested: true } => Diagnostic.Error(
                "Interrupted",
                Join($"{doing} was interrupted before it was finished.", outcome)),
            _ => Unexpected(exception, doing, outcome),
        };

    /// <summary>What nobody expected, a mistake of ours, under a reference that the log has too.</summary>
    /// <inheritdoc cref="Explain"/>
    public static Diagnostic Unexpected(Exception exception, string doing, string outcome)
    {
        var reference = Guid.NewGuid().ToString("N")[..8];
        PluginLog.Current.UnexpectedError(reference, doing, exception);

        // The exception's text may quote data, secrets too: neither the practitioner nor the log, which may end in a public pipeline, gets it.
        return Diagnostic.Error(
            "Unexpected error in the provider",
            Join(
                $"{doing} failed by a mistake of the provider, not of the configuration.",
                outcome,
                $"Please report it with these lines; TF_LOG_PROVIDER=ERROR logs the place of the error under the same reference.\n\n  "
                    + $"reference: {reference}\n  error: {Kinds(exception)}{Place(exception)}"));
    }

    /// <summary>What kind of error, and by which other it came. The words of a mistake of ours, which quote nothing, come along.</summary>
    private static string Kinds(Exception exception)
    {
        var kind = exception.GetType() == typeof(InvalidOperationException)
            ? $"{nameof(InvalidOperationException)} ({exception.Message})"
            : exception.GetType().Name;
        return exception.InnerException is { } inner ? $"{kind} by {Kinds(inner)}" : kind;
    }

    private static string Place(Exception exception)
    {
        var first = exception.StackTrace?.Split('\n', 2)[0].Trim();
        return string.IsNullOrEmpty(first) ? string.Empty : " " + first;
    }

    private static string Join(params ReadOnlySpan<string> sentences)
    {
        var text = string.Empty;
        foreach (var sentence in sentences)
        {
            text = sentence.Length == 0 ? text : text.Length == 0 ? sentence : $"{text} {sentence}";
        }

        return text;
    }
}
