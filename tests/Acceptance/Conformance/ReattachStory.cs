namespace Acceptance;

/// <summary>One long-lived process that several terraform commands attach to, as a debugger needs it.</summary>
internal sealed class ReattachStory() : Story("Conformance")
{
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Row_12_plan_apply_and_destroy_run_against_one_process()
    {
        await using var terraform = await OpenAsync();
        await using var provider = await AttachAsync(terraform);

        await terraform.ApplyAsync("fixed.tf");
        var plan = await terraform.PlanAsync();
        await terraform.DestroyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
            Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
            Assert.That(provider.HasExited, Is.False, "The process serves the next command.");
        }

        provider.Signal(ChildProcess.Interrupt);

        Assert.That(await provider.ExitAsync(startLimit), Is.Zero, provider.Error);
    }

    [Test]
    public async Task Row_41_a_second_configuration_takes_effect()
    {
        await using var terraform = await OpenAsync();
        await using var provider = await AttachAsync(terraform);

        await terraform.ApplyAsync("fixed.tf");
        var preamble = Path.Combine(terraform.Configuration, "preamble.tf");
        var here = await File.ReadAllTextAsync(preamble);
        await File.WriteAllTextAsync(
            preamble, here.Replace("provider \"vkcc\" {}", "provider \"vkcc\" {\n  region = \"nowhere\"\n}", StringComparison.Ordinal));
        var refused = await terraform.RefusedPlanAsync();
        await File.WriteAllTextAsync(preamble, here);
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.First(diagnostic => diagnostic.IsError).ToString(), Does.Contain("nowhere"));
            Assert.That(plan.IsEmpty, Is.True, plan.ToString());
        }
    }

    // The value of TF_REATTACH_PROVIDERS stands between quotes on the line that the provider prints, ready for a shell.
    private async Task<ChildProcess> AttachAsync(Workspace terraform)
    {
        var environment = Host.CleanEnvironment();
        foreach (var (name, value) in Cloud.Environment)
        {
            environment[name] = value;
        }

        var provider = ChildProcess.Start(Programs.Provider, ["-debug"], terraform.Home, environment);
        try
        {
            await provider.FirstLineAsync(startLimit);
            await Eventually.IsTrueAsync(
                () => Task.FromResult(provider.Output.Contains("}}}", StringComparison.Ordinal)), "The provider prints how to attach to it.", startLimit);
            var printed = provider.Output;
            terraform.Set("TF_REATTACH_PROVIDERS", printed[printed.IndexOf('{', StringComparison.Ordinal)..(printed.LastIndexOf('}') + 1)]);
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }
}
