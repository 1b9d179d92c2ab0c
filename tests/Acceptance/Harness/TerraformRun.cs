using System.Text;
using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>A finished terraform command.</summary>
/// <param name="Command">As typed, for messages.</param>
internal sealed partial record TerraformRun(string Command, int ExitCode, string Output, string Error, TimeSpan Took)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Both streams, with the wrapping of diagnostics undone so that sentences can be looked for.</summary>
    public string Text => Unwrapped().Replace(Output + "\n" + Error, " ");

    /// <summary>What to show when something about this run was not as expected; long logs are cut in the middle.</summary>
    public string Transcript =>
        new StringBuilder()
            .Append("$ ").AppendLine(Command)
            .AppendLine(Shortened(Output, 12_000))
            .AppendLine(Shortened(Error, 6_000))
            .Append("exit code ").Append(ExitCode).Append(" after ").Append((int)Took.TotalMilliseconds).AppendLine(" ms")
            .ToString();

    public TerraformRun ShouldSucceed()
    {
        Assert.That(ExitCode, Is.Zero, Transcript);
        return this;
    }

    public TerraformRun ShouldFail()
    {
        Assert.That(ExitCode, Is.EqualTo(1), Transcript);
        return this;
    }

    private static string Shortened(string text, int limit) =>
        text.Length <= limit ? text : $"{text[..(limit / 2)]}\n… {text.Length - limit} characters left out …\n{text[^(limit / 2)..]}";

    [GeneratedRegex(@"\s*\n[│╷╵\s]*")]
    private static partial Regex Unwrapped();
}
