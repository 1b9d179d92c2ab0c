namespace Vkcc.Simulator.Tests;

/// <summary>The examples of MST-5.</summary>
internal sealed class FlavorGridTests
{
    [TestCase("STD2-2-6", ExpectedResult = "STD2-4-6")]
    [TestCase("STD2-6-6", ExpectedResult = "STD2-8-8")]
    [TestCase("STD2-16-64", ExpectedResult = null)]
    public string? Cores_grow_by_two_and_ram_only_when_it_must(string from) => FlavorGrid.AfterCpuPressure(Named(from))?.Name;

    [TestCase("STD2-2-6", ExpectedResult = "STD2-2-8")]
    [TestCase("STD3-2-6", ExpectedResult = "STD3-2-8")]
    [TestCase("STD2-2-8", ExpectedResult = "STD2-4-12")]
    [TestCase("STD2-16-48", ExpectedResult = null)]
    public string? Ram_grows_by_its_steps_and_cores_only_when_they_must(string from) => FlavorGrid.AfterRamPressure(Named(from))?.Name;

    [Test]
    public void No_flavor_below_the_top_is_a_dead_end()
    {
        var stuck = FlavorGrid.All
            .Where(flavor => flavor.Family.StartsWith("STD", StringComparison.Ordinal))
            .Where(
                flavor => (flavor.Vcpus <= 14 && FlavorGrid.AfterCpuPressure(flavor) is null)
                    || (flavor.RamGb < 48 && FlavorGrid.AfterRamPressure(flavor) is null));
        Assert.That(stuck.Select(flavor => flavor.Name), Is.Empty);
    }

    [Test]
    public void Ids_and_names_are_unique_and_ids_are_uuids()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FlavorGrid.All.Select(flavor => flavor.Id), Is.Unique);
            Assert.That(FlavorGrid.All.Select(flavor => flavor.Name), Is.Unique);
            Assert.That(FlavorGrid.All.Select(flavor => flavor.Id), Has.All.Matches<string>(id => Guid.TryParseExact(id, "D", out _)));
        }
    }

    private static Flavor Named(string name) => FlavorGrid.All.First(flavor => flavor.Name == name);
}
