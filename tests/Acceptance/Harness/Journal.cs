namespace Acceptance;

/// <summary>What the commands of a test printed: shown when the test fails, and searched for secrets whatever happens.</summary>
internal sealed class Journal
{
    private readonly List<TerraformRun> runs = [];

    public void Add(TerraformRun run, IEnumerable<string> secrets)
    {
        // Said without the output: it holds the secret.
        Assert.That(
            secrets.Where(secret => run.Output.Contains(secret, StringComparison.Ordinal) || run.Error.Contains(secret, StringComparison.Ordinal)),
            Is.Empty,
            $"`{run.Command}` printed a secret.");
        runs.Add(run);
    }

    public void WriteTo(TextWriter writer)
    {
        foreach (var run in runs)
        {
            writer.WriteLine(run.Transcript);
        }
    }
}
