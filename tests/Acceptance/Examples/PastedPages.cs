using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>What stands between the fences of a page, as a reader pastes it.</summary>
internal static partial class PastedPages
{
    private static readonly string[] served = ["guides", "resources", "data-sources", "ephemeral-resources", "functions"];

    /// <summary>What <c>docs/index.md</c> says that every configuration begins with; added to a page that does not say it once more.</summary>
    private const string Preamble =
        """
        terraform {
          required_providers {
            vkcc = {
              source = "vkcc/vkcc"
            }
          }
        }

        """;

    private static string Root => Path.Combine(Programs.Root, "docs");

    /// <summary>Pages that show configuration which terraform 1.11 can read, README among them.</summary>
    public static IEnumerable<string> All =>
    [
        .. from page in Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories).Append(Path.Combine(Programs.Root, "README.md"))
           let name = Path.GetRelativePath(Programs.Root, page).Replace(Path.DirectorySeparatorChar, '/')
           where name is "README.md" or "docs/index.md" || served.Any(kind => name.StartsWith($"docs/{kind}/", StringComparison.Ordinal))
           where Blocks(name, "terraform").Any()
           orderby name
           select name,
    ];

    /// <summary>The blocks of one language in their order, without the indentation of the list that they may stand in.</summary>
    /// <param name="page">Path below the checkout.</param>
    public static IReadOnlyList<string> Blocks(string page, string language) =>
    [
        .. Fence().Matches(File.ReadAllText(Path.Combine(Programs.Root, page)).ReplaceLineEndings("\n"))
            .Where(fence => fence.Groups["language"].Value == language)
            .Select(fence => string.Join('\n', fence.Groups["code"].Value.Split('\n').Select(line => Without(fence.Groups["indent"].Value, line)))),
    ];

    /// <summary>The configurations that a page makes when all of it is pasted: one, or one for each of several ways to import the same object.</summary>
    public static IEnumerable<string> ConfigurationsOf(string page)
    {
        // An import by identity needs Terraform 1.12, as the page says.
        var blocks = Blocks(page, "terraform").Where(block => !block.Contains("  identity = {", StringComparison.Ordinal)).ToList();
        var imports = blocks.Where(block => block.StartsWith("import {", StringComparison.Ordinal)).ToList();
        var whole = string.Join('\n', blocks.Except(imports));
        return imports.Count == 0 ? [Pasted(whole)] : imports.Select(import => Pasted($"{whole}\n{import}"));
    }

    private static string Pasted(string configuration) =>
        OtherProvider().Replace(configuration.Contains("required_providers", StringComparison.Ordinal) ? configuration : Preamble + configuration, AsLocals);

    /// <summary>Providers that a test has not, such as kubernetes, become values of the same text, so that what they are given is checked all the
    /// same.</summary>
    private static string AsLocals(Match block) =>
        $"locals {{\n  {block.Groups["name"].Value}_{block.Index} = "
        + $"{{{block.Groups["body"].Value.Replace("exec {", "exec = {", StringComparison.Ordinal)}}}\n}}\n";

    private static string Without(string indent, string line) => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line;

    [GeneratedRegex(@"^(?<indent> *)```(?<language>\w*)\n(?<code>.*?)\n? *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^provider ""(?<name>kubernetes|helm|openstack)"" \{(?<body>\n.*?\n)\}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex OtherProvider();
}
