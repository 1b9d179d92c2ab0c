using System.Diagnostics;
using Terraform.Protocol;
using Terraform.Testing;

namespace Unit.Host;

/// <summary>The plugin host under the real terraform: plugin-protocol sections 8.1 and 8.2, the rows whose column <em>How</em> says TF.</summary>
internal sealed class TerraformTests
{
    [Test]
    public async Task Row_02_Terraform_takes_the_handshake_and_the_certificate()
    {
        var (exitCode, output) = await ValidateAsync(Programs.Provider, "vkcc", []);

        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public async Task Row_07_Terraform_takes_a_plain_connection()
    {
        var (exitCode, output) = await ValidateAsync(Programs.Provider, "vkcc", new() { ["TF_DISABLE_PLUGIN_TLS"] = "1" });

        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public async Task Row_04_Terraform_takes_a_port_as_on_Windows()
    {
        var (exitCode, output) = await ValidateAsync(Programs.TestPlugin, "test", new() { ["TEST_PLUGIN_AS_ON_WINDOWS"] = "1" });

        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public async Task Row_08_Terraform_never_has_to_kill_the_plugin()
    {
        var (exitCode, output) = await ValidateAsync(Programs.Provider, "vkcc", new() { ["TF_LOG"] = "TRACE" });

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("plugin process exited").And.Not.Contain("failed to exit gracefully"));
    }

    [Test]
    public async Task Row_15_Terraform_reads_every_record_as_one()
    {
        var (_, output) = await ValidateAsync(Programs.Provider, "vkcc", new() { ["TF_LOG_PROVIDER"] = "TRACE" });

        // A line that is not taken for a record is logged as it is, braces and all.
        Assert.That(output, Does.Contain("provider.terraform-provider-vkcc: ").And.Not.Contain("@message"));
    }

    [Test]
    public async Task Row_17_Terraform_shows_the_stack_of_a_crash()
    {
        var (exitCode, output) = await ValidateAsync(Programs.TestPlugin, "test", [], "resource \"test_thing\" \"one\" {}");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain("Stack trace from the").And.Contain("the test plugin crashes as told"));
    }

    /// <summary>Runs <c>terraform validate</c> on an empty provider block.</summary>
    /// <param name="type">Last part of the provider's address.</param>
    /// <param name="more">Further blocks.</param>
    private static async Task<(int ExitCode, string Output)> ValidateAsync(
        string program, string type, Dictionary<string, string> environment, string more = "")
    {
        var directory = Directory.CreateTempSubdirectory("vkcc-terraform-");
        try
        {
            var plugins = directory.CreateSubdirectory("plugins").FullName;
            File.CreateSymbolicLink(Path.Combine(plugins, $"terraform-provider-{type}"), program);
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "rc"), $$"""
                provider_installation {
                  dev_overrides {
                    "vkcc/{{type}}" = "{{plugins}}"
                  }
                  direct {}
                }
                """);
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "main.tf"), $$"""
                terraform {
                  required_providers {
                    {{type}} = {
                      source = "vkcc/{{type}}"
                    }
                  }
                }

                provider "{{type}}" {}

                {{more}}
                """);
            return await RunAsync(directory.FullName, environment);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string directory, Dictionary<string, string> environment)
    {
        var info = new ProcessStartInfo("terraform", ["validate", "-no-color"])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["TF_CLI_CONFIG_FILE"] = Path.Combine(directory, "rc");
        info.Environment["CHECKPOINT_DISABLE"] = "1";
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
