namespace Vkcc;

/// <summary><c>upgrade_path(from, to, versions)</c>: the upgrades that lead from one version to another (UPG-1, UPG-2).</summary>
internal sealed class UpgradePathFunction : Function
{
    public const string FunctionName = "upgrade_path";

    private static readonly AttributePath From = AttributePath.Root("from");

    private static readonly AttributePath To = AttributePath.Root("to");

    private static readonly AttributePath Versions = AttributePath.Root("versions");

    public override string Name => FunctionName;

    protected override FunctionSignature DeclareSignature() => new()
    {
        Summary = "The upgrades that lead from one Kubernetes version to another.",
        Description =
            """
            The versions to upgrade to, one after another, to get from one Kubernetes version to another: the newest patch of every minor version in between,
            and the target at the end. Kubernetes takes one minor version at a time, so each step is an apply of its own. The list is empty when there is
            nothing to do. Versions come in the spelling of `to`, with or without `v`.

            Unknown while an argument is.
            """,
        Parameters =
        [
            new("from", TfType.String) { Description = "Version that the cluster has, such as `1.31.4` or `v1.31.4`.", Validators = [Version] },
            new("to", TfType.String) { Description = "Version to arrive at: not lower than `from`, and one of `versions`.", Validators = [Version] },
            new("versions", TfType.List(TfType.String))
            {
                Description = "Versions that are offered, in any order, such as those of `data.vkcc_kubernetes_versions`.",
                Validators = [Check.Count(0, 1000), Check.Each(Version)],
            },
        ],
        Returns = TfType.List(TfType.String),
    };

    protected override TfValue Call(TfObject arguments)
    {
        var (from, to) = (Parsed(arguments["from"]), Parsed(arguments["to"]));
        var offered = ((TfList)arguments["versions"]).Elements.Select(Parsed).ToList();
        if (from == to)
        {
            return new TfList([]);
        }

        if (to < from)
        {
            throw Wrong(To, $"Kubernetes cannot be downgraded: {to} is lower than {from}.");
        }

        if (to.Major != from.Major)
        {
            throw Wrong(To, $"There is no upgrade from {from} to another major version such as {to}.");
        }

        if (!offered.Contains(to))
        {
            throw Wrong(To, $"{to} is not among the versions that are offered.");
        }

        var between = Enumerable.Range(from.Minor + 1, Math.Max(0, to.Minor - from.Minor - 1))
            .Select(minor => VersionRules.NewestOf(to.Major, minor, offered)
                ?? throw Wrong(Versions, $"No version of {to.Major}.{minor} is offered, which the way from {from} to {to} leads through."));
        var spelling = ((TfString)arguments["to"]).Text;
        return new TfList([.. between.Append(to).Select(version => new TfString(version.InTheSpellingOf(spelling)))]);
    }

    private static KubernetesVersion Parsed(TfValue value) =>
        KubernetesVersion.TryParse(((TfString)value).Text, out var version) ? version : throw Wrong(From, "The value is no Kubernetes version.");

    /// <summary>VER-2.</summary>
    private static Diagnostic? Version(TfValue value, AttributePath path) =>
        value is TfString text && KubernetesVersion.TryParse(text.Text, out _)
            ? null
            : Diagnostic.Error(
                "Not a Kubernetes version",
                value is TfString wrong
                    ? $"\"{Words.Shortened(wrong.Text)}\" is not a Kubernetes version with major, minor and patch, such as \"1.34.2\" or \"v1.34.2\"."
                    : "A version must not be null.",
                path);
}
