namespace SimulatorTests.Safety;

/// <summary>The same blow at every single call of an apply, one call after another: refresh, plan, login, change and each look of the wait.</summary>
public sealed class EveryCallTests
{
    private const int MostCalls = 200;

    /// <summary>A case is an apply for each of its calls: one of so many is asked in the short run, and the long run asks the others.</summary>
    private const int Sampled = 113;

    /// <summary>What differs between the generations is how a creation is found again and how a change goes on; the transport is one.</summary>
    private static readonly string[] OfFirstGeneration =
    [
        "killed after the call", "interrupted", "answer lost", "404 page, twice in a row", "404 of the service, twice in a row",
    ];

    /// <summary>On their own calls: logins, refreshes and waits of clusters are struck with clusters and groups.</summary>
    private static readonly string[] OfAddonsAndPolicies = ["killed after the call", "404 of the service, twice in a row"];

    public static IEnumerable<TestCaseData> Cases()
    {
        var number = 0;
        var first = Operations.OfFirstGeneration.Where(operation => operation.Name != "group everything");
        foreach (var (operation, generation) in Operations.All.Select(operation => (operation, 2)).Concat(first.Select(operation => (operation, 1))))
        {
            foreach (var blow in Blow.All.Where(blow => generation == 2 || OfFirstGeneration.Contains(blow.Name)))
            {
                var test = new TestCaseData(operation, blow).SetArgDisplayNames(
                    generation == 1 ? $"first generation: {operation.Name}" : operation.Name, blow.Name);
                yield return number++ % Sampled == 1 ? test : test.SetCategory("Long");
            }
        }

        foreach (var operation in Operations.OfAddonsAndPolicies.Concat(Operations.OfFirstGenerationAddonsAndPolicies))
        {
            // Of its absences the first generation is asked in the matrix.
            var blows = OfAddonsAndPolicies.Take(operation.IsOfFirstGeneration ? 1 : 2);
            foreach (var blow in Blow.All.Where(blow => blows.Contains(blow.Name)))
            {
                var name = operation.IsOfFirstGeneration ? $"first generation: {operation.Name}" : operation.Name;
                var test = new TestCaseData(operation, blow).SetArgDisplayNames(name, blow.Name);
                yield return number++ % Sampled == 1 ? test : test.SetCategory("Long");
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task At_every_call(object what, object how)
    {
        var (operation, blow) = ((Operation)what, (Blow)how);
        for (var target = 0; target < MostCalls; target++)
        {
            await using var cloud = await SmallCloud.StartAsync();
            var workspace = new Workspace(cloud);
            await Expect.BegunAsync(workspace, operation);
            await cloud.ForgetCallsAsync();

            Call? struck = null;
            var trap = workspace.Trap = new Trap(call => operation.IsOfCluster || operation.IsOfGroup || call.IsOfAddonOrPolicy, (call, n, send) =>
            {
                if (n < target || n >= target + blow.Times)
                {
                    return send();
                }

                struck = call;
                return blow.Strike(cloud, call, send);
            });
            var report = await workspace.ApplyAsync(operation.After);
            workspace.Trap = null;
            if (struck is null)
            {
                // The apply has fewer calls.
                Assert.That(target, Is.GreaterThan(operation.IsOfCluster || operation.IsOfGroup ? 3 : 1));
                return;
            }

            var story = $"\n{blow.Name} at call {target}: {struck.Method} {struck.Path}\n{report.Text}\n{string.Join("\n", await cloud.CallsAsync())}";
            Assert.That(report.All.Select(d => d.Summary), Has.None.EqualTo("Unexpected error in the provider"), story);
            if (blow.IsSurvived && !(operation.IsBlind && struck.IsChange))
            {
                Assert.That(report.Errors, Is.Empty, story);
            }

            if (!blow.Kills)
            {
                await Expect.CoveredAsync(workspace, report, story, mayBeTold: operation.IsBlind);
            }

            await Expect.ConvergesAsync(workspace, operation.After, story, mayImport: blow.Kills || operation.IsBlind);
            Assert.That(await cloud.DoneAsync("POST", Operations.Creations), Is.EqualTo(operation.Created), "creations, the next apply included" + story);
        }

        Assert.Fail("the apply does not end");
    }
}
