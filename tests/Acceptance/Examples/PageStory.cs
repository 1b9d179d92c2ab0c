namespace Acceptance;

/// <summary>What the pages show can be pasted: every page's configuration is valid as it stands.</summary>
internal sealed class PageStory() : Story("Examples")
{
    private static IEnumerable<string> Pages => PastedPages.All;

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_validates_as_it_is_pasted(string page)
    {
        foreach (var configuration in PastedPages.ConfigurationsOf(page))
        {
            await using var terraform = await OpenPageAsync(Installation.WithTheOfficialProvider());

            Assert.That(await terraform.Write(configuration).ValidateAsync(), Is.Empty, configuration);
        }
    }

    [Test]
    public void There_are_pages_of_every_kind() =>
        Assert.That(Pages.Select(page => Path.GetFileName(Path.GetDirectoryName(page)))
            .Distinct(), Is.SupersetOf(new[] { "guides", "resources", "data-sources", "ephemeral-resources", "functions" }));

    [Test]
    public async Task The_front_page_applies_as_it_stands_and_a_second_plan_is_empty()
    {
        await using var terraform = await OpenPageAsync();

        await terraform.Write(PastedPages.Blocks("docs/index.md", "terraform")[0]).ApplyAsync();
        var again = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.IsEmpty, Is.True, again.ToString());
            Assert.That(again.Diagnostics, Is.Empty);
            Assert.That((await Cloud.StateAsync()).NodeGroups, Has.Count.EqualTo(3));
        }
    }
}
