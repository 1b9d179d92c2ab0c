namespace Acceptance;

/// <summary>Logging in through clouds.yaml and secure.yaml, as other OpenStack clients do.</summary>
internal sealed class CloudsYamlStory() : Story("Login")
{
    [TestCase("shop", "by password")]
    [TestCase("ci", "by an application credential")]
    public async Task An_entry_of_clouds_yaml_logs_in_and_the_environment_does_not_matter(string entry, string how)
    {
        await using var terraform = await OpenWithFilesAsync("configuration");
        terraform.Use("zones.tf");
        terraform.Set("OS_CLOUD", entry);

        // Of another cloud: with an entry these are not looked at.
        terraform.Set("OS_AUTH_URL", "http://127.0.0.1:1/v3/");
        terraform.Set("OS_REGION_NAME", "nowhere");

        await terraform.ApplyAsync();

        Assert.That((await terraform.StateAsync()).Output("zones"), Is.EqualTo("ME1,MS1,PA2"), how);
    }

    [Test]
    public async Task A_file_in_the_users_configuration_folder_serves_the_argument_and_arguments_beside_it_win()
    {
        await using var terraform = await OpenWithFilesAsync("home/.config/openstack");
        terraform.Use("zones.tf");
        Forget(terraform);
        UseProvider(terraform, "cloud = \"shop\"\n  region = \"kz\"");

        await terraform.ApplyAsync();

        Assert.That((await terraform.StateAsync()).Output("zones"), Is.EqualTo("KTP,QAZ"));
    }

    [Test]
    public async Task A_wrong_name_is_refused_on_the_argument_with_the_entries_there_are()
    {
        await using var terraform = await OpenWithFilesAsync("configuration");
        terraform.Use("zones.tf");
        UseProvider(terraform, "cloud = \"shpo\"");

        var error = (await terraform.RefusedPlanAsync()).Single(diagnostic => diagnostic.IsError);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Code, Does.Contain("\"shpo\""));
            Assert.That(Unwrapped(error.Detail), Does.Contain("there is no cloud shpo").And.Contain("clouds.yaml").And.Contain("there are ci, shop"));
        }
    }

    [Test]
    public async Task Without_a_file_the_places_looked_at_are_told()
    {
        await using var terraform = await OpenAsync();
        terraform.Use("zones.tf");
        UseProvider(terraform, "cloud = \"shop\"");

        var error = (await terraform.RefusedPlanAsync()).Single(diagnostic => diagnostic.IsError);

        Assert.That(Unwrapped(error.Detail), Does.Contain(".config/openstack/clouds.yaml").And.Contain("/etc/openstack/clouds.yaml"));
    }

    private async Task<Workspace> OpenWithFilesAsync(string folder)
    {
        var terraform = await OpenAsync();
        var target = Directory.CreateDirectory(Path.Combine(terraform.Configuration, "..", folder)).FullName;
        foreach (var name in new[] { "clouds.yaml", "secure.yaml" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Login", name));
            await File.WriteAllTextAsync(
                Path.Combine(target, name),
                text.Replace("AUTH_URL", Cloud.AuthUrl.ToString(), StringComparison.Ordinal).Replace("PASSWORD", "demo", StringComparison.Ordinal));
        }

        return terraform;
    }

    private static void Forget(Workspace terraform)
    {
        foreach (var name in new[] { "OS_AUTH_URL", "OS_REGION_NAME", "OS_APPLICATION_CREDENTIAL_ID", "OS_APPLICATION_CREDENTIAL_SECRET" })
        {
            terraform.Unset(name);
        }
    }

    private static void UseProvider(Workspace terraform, string arguments)
    {
        var path = Path.Combine(terraform.Configuration, "preamble.tf");
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain("provider \"vkcc\" {}"));
        File.WriteAllText(path, text.Replace("provider \"vkcc\" {}", $"provider \"vkcc\" {{\n  {arguments}\n}}", StringComparison.Ordinal));
    }

    private static string Unwrapped(string? detail) => (detail ?? string.Empty).ReplaceLineEndings(" ");
}
