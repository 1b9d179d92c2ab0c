using System.Text.RegularExpressions;
using Terraform.Framework;
using Terraform.Testing;
using Vkcc;
using VkCloud;
using VkCloud.Http;

namespace SimulatorTests.Safety;

/// <summary>Plays Terraform's part for one configuration: refresh, plan, apply, import, destroy in core's order, with its rules for what is stored
/// (plugin-protocol sections 4.5 and 4.6).</summary>
/// <remarks>Every answer is held against core's own checks. Commands of Terraform are made of processes of the provider: one plans, another applies.</remarks>
internal sealed partial class Workspace(SmallCloud cloud)
{
    private const int Parallelism = 10;

    private const int Top = 2;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Instance> state = new(StringComparer.Ordinal);

    /// <summary>Strikes the calls of all processes that start from now on; null lets everything pass.</summary>
    public Trap? Trap { get; set; }

    public bool ChecksOnline { get; init; }

    /// <summary>Add-ons have no <c>depends_on</c>, so they are worked on beside node groups.</summary>
    public bool AddonsBesideGroups { get; init; }

    /// <summary>The region that processes work in that start from now on; null for the default.</summary>
    public string? Region { get; set; }

    public SmallCloud Cloud => cloud;

    public IReadOnlyDictionary<string, Instance> State
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, Instance>(state);
            }
        }
    }

    /// <summary>Terraform's <c>plan</c>: what it shows, without a change of state.</summary>
    public async Task<Report> PlanAsync(params Wanted[] blocks)
    {
        var report = new Report();
        await PlanWalkAsync(blocks, new Dictionary<string, Instance>(State), report);
        return report;
    }

    /// <param name="refresh">False as <c>-refresh=false</c>, or as a plan that was saved somewhere else.</param>
    public Task<Report> DestroyAsync(bool refresh = true) => ApplyAsync(refresh, []);

    /// <summary>Terraform's <c>apply</c>.</summary>
    public Task<Report> ApplyAsync(params Wanted[] blocks) => ApplyAsync(refresh: true, blocks);

    private async Task<Report> ApplyAsync(bool refresh, Wanted[] blocks)
    {
        var report = new Report();
        var refreshed = new Dictionary<string, Instance>(State);
        var plans = await PlanWalkAsync(blocks, refreshed, report, refresh);
        if (report.Errors.Count > 0)
        {
            return report;
        }

        lock (gate)
        {
            state.Clear();
            foreach (var (address, instance) in refreshed)
            {
                state.Add(address, instance);
            }
        }

        await ApplyWalkAsync(plans, report);
        return report;
    }

    /// <summary>An <c>import</c> block: what it brings is in state before the plan.</summary>
    public async Task<Report> ImportAsync(Wanted block, string id)
    {
        var report = new Report();
        using var life = await StartAsync(report);
        var answer = await life.Held.ImportResourceStateAsync(new(block.TypeName, id), life.Token);
        if (!report.Add(answer.Diagnostics) || life.IsDead)
        {
            return report;
        }

        var imported = answer.Imported.Single();
        var read = await life.Held.ReadResourceAsync(new(block.TypeName, imported.State, imported.Private), life.Token);
        if (report.Add(read.Diagnostics) && !life.IsDead)
        {
            if (read.NewState is TfObject found)
            {
                Save(block.Address, new Instance(block.TypeName, found, read.Private));
            }
            else
            {
                report.Add([Diagnostic.Error("Cannot import non-existent remote object", id)]);
            }
        }

        return report;
    }

    /// <summary><c>terraform state rm</c>.</summary>
    public void Forget(string address) => Save(address, null);

    /// <summary>What the practitioner does who follows the messages: imports what they name, and looks into the console where they say so.</summary>
    public async Task FollowImportBlocksAsync(Report report, IEnumerable<Wanted> blocks)
    {
        foreach (var match in ImportBlock().Matches(report.Text).DistinctBy(match => match.Value))
        {
            var (type, text) = (match.Groups["type"].Value, match.Groups["id"].Value);
            if (await FoundAsync(text, [.. blocks.Where(b => b.TypeName == type)]) is not var (block, id))
            {
                continue;
            }

            var imported = await ImportAsync(block, id);
            Assert.That(imported.Errors, Is.Empty, imported.Text);
        }
    }

    /// <summary>The block that an import is for, and the id to write; null when the console shows that there is nothing to import.</summary>
    private async Task<(Wanted Block, string Id)?> FoundAsync(string text, IReadOnlyList<Wanted> blocks)
    {
        var there = await cloud.InventoryAsync();
        if (text.Split('/') is [_, var addon])
        {
            return (blocks.Single(b => NameOf(b) == addon), text);
        }

        var unknown = there.Policies.Where(policy => State.Values.All(instance => instance.Id != SmallCloud.IdOf(policy)));
        var found = text == "<its id>" ? unknown.FirstOrDefault() : there.All.SingleOrDefault(one => SmallCloud.IdOf(one) == text);
        var name = found is null ? null : found["template"] is { } template ? $"{template}/{found["namespace"]}" : found["name"]!.ToString();
        return name is null ? null : (blocks.Single(b => NameOf(b) == name), SmallCloud.IdOf(found!));
    }

    private static string NameOf(Wanted block)
    {
        var config = block.Config(TfValue.Unknown);
        return block.TypeName == SecurityPolicyResource.Name ? $"{TextOf("template")}/{TextOf("namespace")}" : TextOf("name");

        string TextOf(string attribute) => ((TfString)config[attribute]).Text;
    }

    [GeneratedRegex("""to = (?<type>\w+)\.<name>\s+id = "(?<id>[^"]+)"[\s\S]*?\}""")]
    private static partial Regex ImportBlock();

    private static Schema Schema(Life life, string type) => life.Server.FindResourceSchema(type)!;

    private static void Keep(List<RuleViolation> broken, string call) => Assert.That(broken, Is.Empty, $"core would refuse the answer to {call}");

    private void Save(string address, Instance? instance)
    {
        lock (gate)
        {
            if (instance is null)
            {
                state.Remove(address);
            }
            else
            {
                state[address] = instance;
            }
        }
    }

    private async Task<Life> StartAsync(Report report)
    {
        var life = new Life(
            life => new VkccProvider(
                Environment, options => new CloudConnection(options with { Jitter = new Random(1) }, () => new Wire(life, Trap)), cloud.Clock),
            cloud.Clock);
        report.Add((await life.Server.ConfigureProviderAsync(new(life.Server.Provider.Schema.EmptyObject(), "1.11.4"), life.Token)).Diagnostics);
        return life;
    }

    private string? Environment(string name) => name switch
    {
        "OS_AUTH_URL" => cloud.AuthUrl,
        "OS_PROJECT_ID" => "11111111111111111111111111111111",
        "OS_REGION_NAME" => Region,
        "OS_USERNAME" or "OS_PASSWORD" => "demo",
        "VKCC_PLAN_CHECKS" => ChecksOnline ? "online" : "offline",
        _ => null,
    };

    private async Task<List<Plan>> PlanWalkAsync(Wanted[] blocks, Dictionary<string, Instance> instances, Report report, bool refresh = true)
    {
        using var life = await StartAsync(report);
        if (refresh)
        {
            await RefreshAsync(life, instances, report);
        }

        var plans = new List<Plan>();
        foreach (var block in blocks.OrderBy(b => b.ClusterAddress is not null))
        {
            if (block.ClusterAddress is { } cluster && plans.All(p => p.Address != cluster) && blocks.Any(b => b.Address == cluster))
            {
                // Its plan failed; what stands on it is not planned.
                continue;
            }

            var clusterId = block.ClusterAddress is null ? TfValue.Null : plans.Single(p => p.Address == block.ClusterAddress).Planned["id"];
            var said = report.All.Count;
            if (await PlanOneAsync(life, block, clusterId, instances.GetValueOrDefault(block.Address), report) is { } plan)
            {
                plans.Add(plan);
            }
            else
            {
                report.Refusals[block.Address] = [.. report.All.Skip(said).Where(d => d.Severity == DiagnosticSeverity.Error)];
            }
        }

        // As core does: what is only destroyed is planned in the order in which it goes.
        foreach (var (address, instance) in instances.Where(i => blocks.All(b => b.Address != i.Key)).OrderBy(i => i.Value.TypeName == "vkcc_cluster"))
        {
            var request = new PlanResourceChangeRequest(instance.TypeName, instance.State, TfValue.Null, TfValue.Null, instance.Private);
            var answer = await life.Held.PlanResourceChangeAsync(request, life.Token);
            if (report.Add(answer.Diagnostics))
            {
                report.Steps[address] = Step.Delete;
                plans.Add(new Plan(address, instance.TypeName, Step.Delete, null, TfObject.Of(), answer.PlannedPrivate));
            }
        }

        if (life.IsDead)
        {
            report.Add([Diagnostic.Error("Plugin did not respond", "while planning")]);
        }

        return plans;
    }

    private static async Task RefreshAsync(Life life, Dictionary<string, Instance> instances, Report report)
    {
        using var slots = new SemaphoreSlim(Parallelism);
        await Task.WhenAll(instances.ToList().Select(async entry =>
        {
            var (address, before) = entry;
            await slots.WaitAsync();
            try
            {
                var answer = await life.Held.ReadResourceAsync(new(before.TypeName, before.State, before.Private), life.Token);
                if (!report.Add(answer.Diagnostics) || life.IsDead)
                {
                    return;
                }

                lock (instances)
                {
                    if (answer.NewState is TfObject after)
                    {
                        instances[address] = before with { State = after, Private = answer.Private };
                        report.Drift.UnionWith(Differences(address, before.State, after));
                    }
                    else
                    {
                        instances.Remove(address);
                        report.Drift.Add(address);
                    }
                }
            }
            finally
            {
                slots.Release();
            }
        }));
    }

    private static async Task<Plan?> PlanOneAsync(Life life, Wanted block, TfValue clusterId, Instance? instance, Report report)
    {
        var config = block.Config(clusterId);
        if (!report.Add((await life.Server.ValidateResourceConfigAsync(new(block.TypeName, config, true), life.Token)).Diagnostics))
        {
            return null;
        }

        TfValue prior = instance is null || instance.IsTainted ? TfValue.Null : instance.State;
        var answer = await AskAsync(life, block.TypeName, prior, block.ConfigOver(clusterId, prior), prior.IsNull ? default : instance!.Private, report);
        if (answer?.PlannedState is not TfObject planned)
        {
            return null;
        }

        var step = instance is null ? Step.Create : instance.IsTainted ? Step.Replace : planned == prior ? Step.Nothing : Step.Update;
        if (instance is { IsTainted: false } && answer.RequiresReplace.Count > 0)
        {
            report.Changes.UnionWith(Differences(block.Address, instance.State, planned));
            step = Step.Replace;
            answer = await AskAsync(life, block.TypeName, TfValue.Null, config, answer.PlannedPrivate, report);
            if (answer?.PlannedState is not TfObject anew)
            {
                return null;
            }

            planned = anew;
        }
        else if (step == Step.Update)
        {
            report.Changes.UnionWith(Differences(block.Address, instance!.State, planned));
        }

        report.Steps[block.Address] = step;
        return new Plan(block.Address, block.TypeName, step, block, planned, answer.PlannedPrivate);
    }

    private static async Task<PlanResourceChangeResult?> AskAsync(
        Life life, string type, TfValue prior, TfObject config, ReadOnlyMemory<byte> @private, Report report)
    {
        var request = new PlanResourceChangeRequest(type, prior, ProposedNewState.Of(Schema(life, type), prior, config), config, @private);
        var answer = await life.Held.PlanResourceChangeAsync(request, life.Token);
        return report.Add(answer.Diagnostics) && !life.IsDead ? answer : null;
    }

    private static IEnumerable<string> Differences(string address, TfObject before, TfObject after) =>
        after.Attributes.Where(a => !a.Value.Equals(before[a.Key])).Select(a => $"{address}.{a.Key}");

    private async Task ApplyWalkAsync(List<Plan> plans, Report report)
    {
        using var life = await StartAsync(report);
        using var slots = new SemaphoreSlim(Parallelism);

        // What stands on another goes first and comes last; what failed stops what stands on it.
        var failed = new HashSet<string>(StringComparer.Ordinal);
        for (var height = Top; height >= 0; height--)
        {
            if (failed.Count > 0)
            {
                failed.UnionWith(plans.Where(p => p.Step is Step.Delete or Step.Replace).Select(p => p.Address));
                break;
            }

            await AllAsync(p => HeightOf(p) == height && p.Step is Step.Delete or Step.Replace, plan => DeleteAsync(life, plan, report));
        }

        for (var height = 0; height <= Top; height++)
        {
            if (height == Top && plans.Any(p => p.TypeName == NodeGroupResource.Name && failed.Contains(p.Address)))
            {
                break;
            }

            await AllAsync(p => HeightOf(p) == height && p.Step is Step.Create or Step.Update or Step.Replace, plan => ChangeAsync(life, plan, report));
        }

        if (life.IsDead)
        {
            report.Add([Diagnostic.Error("Plugin did not respond", "while applying")]);
        }

        async Task AllAsync(Func<Plan, bool> those, Func<Plan, Task<bool>> run) => await Task.WhenAll(plans
            .Where(those)
            .Where(p => !failed.Contains(p.Address) && (p.Block?.ClusterAddress is not { } cluster || !failed.Contains(cluster)))
            .ToList()
            .Select(async plan =>
            {
                await slots.WaitAsync();
                try
                {
                    if (life.IsDead || life.Server.Stopping.IsCancellationRequested || !await run(plan))
                    {
                        lock (failed)
                        {
                            failed.Add(plan.Address);
                        }
                    }
                }
                finally
                {
                    slots.Release();
                }
            }));
    }

    /// <summary>Clusters, what stands on them, and add-ons, which depend on node groups.</summary>
    private int HeightOf(Plan plan) => plan.TypeName switch
    {
        ClusterResource.Name => 0,
        AddonResource.Name when !AddonsBesideGroups => Top,
        _ => 1,
    };

    private async Task<bool> DeleteAsync(Life life, Plan plan, Report report)
    {
        var before = State[plan.Address];
        var request = new ApplyResourceChangeRequest(plan.TypeName, before.State, TfValue.Null, TfValue.Null, plan.Private);
        var answer = await life.Held.ApplyResourceChangeAsync(request, life.Token);
        if (life.IsDead)
        {
            return false;
        }

        var good = report.Add(answer.Diagnostics);
        Save(plan.Address, answer.NewState is TfObject left ? before with { State = left, Private = answer.Private } : good ? null : before);
        return good;
    }

    private async Task<bool> ChangeAsync(Life life, Plan plan, Report report)
    {
        var schema = Schema(life, plan.TypeName);
        var block = plan.Block!;
        var before = State.GetValueOrDefault(plan.Address);
        var clusterId = block.ClusterAddress is { } cluster ? State[cluster].State["id"] : TfValue.Null;
        var config = block.Config(clusterId);
        var prior = before?.State ?? TfValue.Null;

        // Core validates inside every plan, also inside the one of an apply, which may know more. What was a warning has been shown.
        var validated = await life.Server.ValidateResourceConfigAsync(new(plan.TypeName, config, true), life.Token);
        if (!report.Add(validated.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)))
        {
            return false;
        }

        config = block.ConfigOver(clusterId, prior);
        if (await AskAsync(life, plan.TypeName, prior, config, before?.Private ?? default, report) is not { PlannedState: TfObject planned } again)
        {
            return false;
        }

        Assert.That(before is null || again.RequiresReplace.Count == 0, "the plan inside apply must not turn an update into a replacement");
        Keep(ProtocolRules.CheckCompletion(schema, plan.Planned, planned), "the plan inside apply (inconsistent final plan)");
        if (before is not null && planned == prior)
        {
            return true;
        }

        var request = new ApplyResourceChangeRequest(plan.TypeName, prior, planned, config, again.PlannedPrivate);
        var answer = await life.Held.ApplyResourceChangeAsync(request, life.Token);
        if (life.IsDead)
        {
            // A call without an answer: a create leaves nothing, an update what was there, without its private bytes.
            Save(plan.Address, before is null ? null : before with { Private = default });
            return false;
        }

        var good = report.Add(answer.Diagnostics);
        if (answer.NewState is TfObject after)
        {
            Save(plan.Address, new Instance(plan.TypeName, after, answer.Private, IsTainted: before is null ? !good : before.IsTainted));
        }

        return good;
    }

    /// <param name="Planned">Empty for a delete.</param>
    private sealed record Plan(string Address, string TypeName, Step Step, Wanted? Block, TfObject Planned, ReadOnlyMemory<byte> Private);
}
