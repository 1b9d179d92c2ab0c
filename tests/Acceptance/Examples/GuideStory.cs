using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>The guides are walked: their configuration is written down, their commands are run in a simulated cloud in the order in which they stand, and what
/// they show is what is printed.</summary>
/// <remarks>
/// A block <c>shell</c> is run, a block <c>terraform</c> is written into the folder before, a block <c>text</c> is looked for in the output, line by line. What
/// the simulator cannot do (a console, <c>kubectl</c> in a cluster, another provider) stands in other kinds of blocks.
/// </remarks>
internal sealed partial class GuideStory() : Story("Examples")
{
    private static IEnumerable<TestCaseData> Walks =>
        Directory.EnumerateFiles(Path.Combine(Programs.Root, "docs", "guides"), "*.md")
            .Select(file => $"docs/guides/{Path.GetFileName(file)}")
            .Concat(Directory.EnumerateFiles(Path.Combine(Programs.Root, "examples"), "README.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Programs.Root, file)))
            .Where(page => PastedPages.Blocks(page, "shell").Count > 0)
            .Order(StringComparer.Ordinal)
            .Select(page => With(new TestCaseData(page), page, PastedPages.Blocks(page, "shell")));

    [TestCaseSource(nameof(Walks))]
    public async Task The_commands_of_a_page_do_what_it_shows(string page)
    {
        var mirror = Directory.CreateTempSubdirectory("vkcc-mirror-").FullName;
        try
        {
            await using var terraform = await OpenPageAsync(Installation.FromBuild(mirror));
            Prepare(terraform, page);

            var script = Path.Combine(terraform.Home, "walk.sh");
            await File.WriteAllTextAsync(script, Here(string.Join("\n", PastedPages.Blocks(page, "shell"))));
            var run = (await terraform.RunProgramAsync("bash", "-euo", "pipefail", script)).ShouldSucceed();

            var printed = Squeezed(run.Output + run.Error);
            Assert.That(
                PastedPages.Blocks(page, "text").SelectMany(block => block.Split('\n')).Select(line => Squeezed(Here(line)))
                    .Where(line => !printed.Contains(line, StringComparison.Ordinal)),
                Is.Empty,
                run.Transcript);
        }
        finally
        {
            Directory.Delete(mirror, recursive: true);
        }
    }

    private static TestCaseData With(TestCaseData walk, string page, IReadOnlyList<string> blocks)
    {
        // The programs that not every machine has: make test leaves these categories out where they are missing, and says so.
        foreach (var (program, category) in new[] { ("jq", "Jq"), ("kubectl", "Kubectl") })
        {
            if (blocks.Any(block => Regex.IsMatch(block, $@"\b{program}\b")))
            {
                walk.SetCategory(category);
            }
        }

        // One walk is a sample for every run.
        if (!page.EndsWith("first-hour.md", StringComparison.Ordinal))
        {
            walk.SetCategory("Long");
        }

        return walk;
    }

    private void Prepare(Workspace terraform, string page)
    {
        // A page's own configuration; for an example, what a clone has where its commands are typed.
        if (page.StartsWith("examples/", StringComparison.Ordinal))
        {
            var source = Path.Combine(Programs.Root, "examples");
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/.terraform", StringComparison.Ordinal)))
            {
                var copy = Path.Combine(terraform.Configuration, "examples", Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
        else
        {
            terraform.Write(PastedPages.ConfigurationsOf(page).First());
        }

        // What somebody types at a prompt, and what a clone has built.
        terraform.Set("TF_CLI_ARGS_apply", "-auto-approve -no-color");
        terraform.Set("TF_CLI_ARGS_destroy", "-auto-approve -no-color");
        terraform.Set("TF_CLI_ARGS_plan", "-no-color");
        terraform.Set("TF_INPUT", "0");
        terraform.Unset("OS_APPLICATION_CREDENTIAL_ID");
        terraform.Unset("OS_APPLICATION_CREDENTIAL_SECRET");
        terraform.Set("OS_PROJECT_ID", Cloud.ProjectId);
        terraform.Set("OS_USERNAME", "demo");
        terraform.Set("OS_PASSWORD", "demo");

        var programs = Directory.CreateDirectory(Path.Combine(terraform.Home, "programs")).FullName;
        File.CreateSymbolicLink(Path.Combine(programs, "terraform"), Programs.Terraform);
        Program(programs, "make", "true");
        Program(programs, "vkcc-simulator", $"case \"${{1-}}\" in env|catalog) exec {Programs.Simulator} \"$1\" --listen {Cloud.AuthUrl.Authority};; esac");
        terraform.Set("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}");
        terraform.Set("VKCC_SIMULATOR", Programs.Simulator);
    }

    private static void Program(string folder, string name, string command)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{command}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The address that pages name is that of a simulator started without arguments; tests run several at once.</summary>
    private string Here(string text) => text
        .Replace("127.0.0.1:35357", Cloud.AuthUrl.Authority, StringComparison.Ordinal)
        .Replace("dist/vkcc-simulator", "vkcc-simulator", StringComparison.Ordinal);

    private static string Squeezed(string text) => Spaces().Replace(text, " ").Trim();

    /// <summary>White space, the frame of a message, and colours.</summary>
    [GeneratedRegex(@"([\s│╷╵]|\x1b\[[0-9;]*m)+")]
    private static partial Regex Spaces();
}
