using System.Collections.Concurrent;
using Terraform.Framework;
using Unit.Support;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Plan;

/// <summary>The budget of a plan's questions, and what is told of those without an answer.</summary>
public sealed class LiveChecksTests
{
    private readonly HandClock clock = new();
    private readonly ConcurrentDictionary<object, object> told = new();

    private LiveChecks New() => new(clock, told);

    [Test]
    public async Task Questions_side_by_side_lose_no_diagnostic()
    {
        for (var round = 0; round < 50; round++)
        {
            var (checks, bag) = (New(), new DiagnosticBag());
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
            {
                bag.Add(Diagnostic.Error($"error {i}", "stays"));
                await checks.AskAsync<string>(
                    $"question {i}", _ => throw new ApiException("away") { Kind = ApiFailureKind.Unavailable, Service = $"service {i % 4}" }, bag, default);
            })));

            Assert.That(bag.Count(d => d.Severity == DiagnosticSeverity.Error), Is.EqualTo(40));
            Assert.That(bag.Count(d => d.Severity == DiagnosticSeverity.Warning), Is.EqualTo(4), "one for one cause");
            Assert.That(
                Enumerable.Range(0, 40).Select(i => $"question {i}").Where(q => !bag.Any(d => d.Detail.Contains(q, StringComparison.Ordinal))), Is.Empty);
        }
    }

    /// <summary>In an apply of hours every change is planned with questions of its own.</summary>
    [Test]
    public async Task What_one_plan_has_used_up_another_has_again()
    {
        var (plan, bag) = (New(), new DiagnosticBag());
        await plan.AskAsync<string>("a slow answer", Slow, bag, default);
        var second = await plan.AskAsync("another", Slow, bag, default);
        Assert.That((second, bag.Single().Detail.Contains("a slow answer and another", StringComparison.Ordinal)), Is.EqualTo(((string?)null, true)));

        var later = new DiagnosticBag();
        Assert.That(await New().AskAsync("another", _ => Task.FromResult("answer"), later, default), Is.EqualTo("answer"));
        Assert.That(later, Is.Empty);

        async Task<string> Slow(CancellationToken token)
        {
            clock.Advance(TimeSpan.FromSeconds(11));
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        }
    }

    /// <summary>One call of Terraform may plan its object twice, and only what the second run says is told.</summary>
    [Test]
    public async Task What_is_told_once_is_told_in_the_last_run_of_a_call()
    {
        var checks = New();
        var (call, warning) = (new object(), Diagnostic.Warning("once", "is enough") with { Once = new Once.ManyGroups("c") });
        var (first, second, another) = (new DiagnosticBag { Owner = call }, new DiagnosticBag { Owner = call }, new DiagnosticBag());
        foreach (var bag in new[] { first, second, another })
        {
            checks.Say(warning, bag);
            await checks.AskAsync<string>("this", _ => throw new ApiException("away") { Kind = ApiFailureKind.Unavailable, Service = "compute" }, bag, default);
            await checks.AskAsync<string>("that", _ => throw new ApiException("away") { Kind = ApiFailureKind.Unavailable, Service = "compute" }, bag, default);
        }

        Assert.That((first.Count, second.Count, another.Count), Is.EqualTo((2, 2, 0)));
        Assert.That(second.Last().Detail, Does.Contain("that and this"));
    }

    [Test]
    public void What_cannot_be_asked_is_told_with_one_full_stop()
    {
        var bag = new DiagnosticBag();

        New()
            .AskAsync<string>("this", _ => throw new ApiException("no answer.") { Kind = ApiFailureKind.Unavailable, Service = "compute" }, bag, default)
            .GetAwaiter().GetResult();

        Assert.That(bag.Single().Detail, Does.Not.Contain(".."));
    }

    /// <summary>Core plans a forced replacement twice, and one call may plan its object twice.</summary>
    [Test]
    public void An_object_counts_once_however_often_one_call_plans_it()
    {
        var (tally, one, other) = (new PlanTally(), new object(), new object());
        var node = new QuotaRules.Resources(2, 4096, 1);
        var web = new PlannedName(ClusterResource.Name, null, "web");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tally.Add(1, node, one), Is.EqualTo(node));
            Assert.That(tally.Add(1, node, one), Is.EqualTo(node));
            Assert.That(tally.Add(1, node, other), Is.EqualTo(new QuotaRules.Resources(4, 8192, 2)));
            Assert.That((tally.Claim(web, one), tally.Claim(web, one), tally.Claim(web, other)), Is.EqualTo((true, true, false)));
            Assert.That(tally.Claim(web with { ClusterId = "c" }, other), Is.True, "A group is called like a cluster.");
        }
    }
}
