using System.Diagnostics;
using System.Runtime.InteropServices;
using Terraform.Testing;

namespace Unit.Release;

/// <summary>What a machine that cannot build a platform's programs is told (scripts/form.sh, scripts/publish.sh).</summary>
internal sealed class FormTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static string Own => RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    [Test]
    public async Task Without_a_linker_the_slower_form_is_taken_and_the_package_for_the_faster_is_named()
    {
        var (exitCode, output, errors) = await RunAsync(Own, withLinker: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output.Trim(), Is.EqualTo("precompiled"));
            Assert.That(errors.Trim(), Does.Contain("no C linker").And.Contain("install gcc").And.Not.Contain("\n"));
        }
    }

    [Test]
    public async Task A_release_without_a_linker_is_refused()
    {
        var (exitCode, output, errors) = await RunAsync(Own, withLinker: false, release: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Is.Empty);
            Assert.That(errors.Trim(), Does.Contain("A release").And.Contain("install gcc").And.Not.Contain("\n"));
        }
    }

    [TestCase("osx-arm64")]
    [TestCase("win-x64")]
    public async Task What_only_its_own_system_links_is_precompiled_elsewhere_in_a_release_too(string rid)
    {
        var (exitCode, output, errors) = await RunAsync(rid, withLinker: true, release: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, errors);
            Assert.That(output.Trim(), Is.EqualTo("precompiled"));
            Assert.That(errors, Is.Empty);
        }
    }

    [Test]
    public async Task A_platform_that_there_is_none_of_is_named_with_those_that_there_are()
    {
        var (exitCode, _, errors) = await RunAsync("freebsd-x64", withLinker: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(errors.Trim(), Does.Contain("freebsd-x64").And.Contain("linux-arm64").And.Not.Contain("\n"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_platform_whose_runtime_the_package_sources_do_not_have_is_named_with_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("vkcc-pack-");
        try
        {
            await WriteAsync("Program.cs", "return 0;");
            await WriteAsync("Directory.Build.props", "<Project />");
            await WriteAsync("nuget.config", "<configuration><packageSources><clear /><add key=\"empty\" value=\".\" /></packageSources></configuration>");
            await WriteAsync("foreign.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <SelfContained Condition="'$(RuntimeIdentifier)' != ''">true</SelfContained>
                  </PropertyGroup>
                </Project>
                """);
            var start = new ProcessStartInfo(
                "/bin/bash",
                [Path.Combine(Programs.Root, "scripts", "publish.sh"), Path.Combine(folder.FullName, "foreign.csproj"), "osx-x64", "precompiled", Path.Combine(
                    folder.FullName, "out")]);

            // Packages that this machine has already would do.
            start.Environment["NUGET_PACKAGES"] = Path.Combine(folder.FullName, "packages");

            var (exitCode, _, errors) = await RunAsync(start);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(exitCode, Is.EqualTo(1), errors);
                Assert.That(errors.Trim().Split('\n')[^1], Does.Contain("no runtime for osx-x64").And.Contain("make package PLATFORMS="), errors);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
    }

    /// <param name="withLinker">Otherwise the PATH has what the script itself needs, and no compiler.</param>
    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string rid, bool withLinker, bool release = false)
    {
        var folder = Directory.CreateTempSubdirectory("vkcc-form-");
        try
        {
            var start = new ProcessStartInfo("/bin/bash", [Path.Combine(Programs.Root, "scripts", "form.sh"), rid]);
            if (!withLinker)
            {
                File.CreateSymbolicLink(Path.Combine(folder.FullName, "uname"), "/usr/bin/uname");
                start.Environment["PATH"] = folder.FullName;
            }

            start.Environment.Remove("RELEASE");
            if (release)
            {
                start.Environment["RELEASE"] = "1";
            }

            return await RunAsync(start);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(Limit);
        await process.WaitForExitAsync();
        return (process.ExitCode, texts[0], texts[1]);
    }
}
