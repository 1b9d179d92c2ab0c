namespace Acceptance;

/// <summary>Tests with a cloud of their own each; the cloud must have understood every call.</summary>
/// <param name="inputs">Folder of the <c>.tf</c> files, beside the tests that use them.</param>
internal abstract class Story(string inputs)
{
    private readonly Journal journal = new();
    private Cloud? cloud;

    protected Cloud Cloud => cloud ?? throw new InvalidOperationException("The cloud starts with the test.");

    /// <summary>Simulated seconds in a real one, for a test that watches something happen; null when everything is done at once.</summary>
    protected virtual string? Speed => null;

    [SetUp]
    public async Task StartCloudAsync() => cloud = Speed is null ? await CloudPool.TakeAsync() : await Cloud.StartAsync(Speed);

    [TearDown]
    public async Task EndCloudAsync()
    {
        if (cloud is null)
        {
            return;
        }

        if (TestContext.CurrentContext.Result.Outcome.Status is NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            journal.WriteTo(TestContext.Out);
            await cloud.DisposeAsync();
            return;
        }

        // 501 is the simulator's answer to a call it does not know: we made it up.
        var unknown = (await cloud.RequestsAsync()).Where(request => request.Status == 501).ToList();
        await (Speed is null ? CloudPool.ReturnAsync(cloud) : cloud.DisposeAsync().AsTask());
        Assert.That(unknown, Is.Empty, "Calls that the service does not have.");
    }

    /// <param name="installation">How terraform finds the provider; null for the one of this run.</param>
    protected Task<Workspace> OpenAsync(Installation? installation = null) => Workspace.OpenAsync(Cloud, inputs, journal, installation);

    protected Task<Workspace> OpenExampleAsync(string example) => Workspace.OpenExampleAsync(Cloud, example, journal);

    /// <summary>A folder with nothing in it: what a page says is all there is.</summary>
    protected Task<Workspace> OpenPageAsync(Installation? installation = null) => Workspace.OpenEmptyAsync(Cloud, journal, installation);
}
