using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

internal sealed record AdvanceRequest(double Seconds);

/// <summary>What is absent stays.</summary>
/// <param name="Factor">Simulated seconds in a real one.</param>
internal sealed record ClockRequest(double? Factor, bool? Paused);

/// <summary>The control surface under <c>/_simulator/</c> (README.md): for tests, and for showing drift.</summary>
internal sealed class ControlApi(World world, TokenStore tokens, RequestLog log, FaultList faults, TextWriter warnings)
{
    public const string Prefix = "/_simulator";

    public IEnumerable<Route> Routes
    {
        get
        {
            var objects = new ObjectControl(world);
            var (addons, policies) = (new AddonControl(world), new PolicyControl(world));
            var habits = new HabitControl(world);
            var networks = new NetworkControl(world);
            RouteTable controls = null!;
            var scenarios = new ScenarioControl(world, () => controls, warnings);
            Route[] routes =
            [
                Route("GET", "state", objects.State),
                Route("PATCH", "clusters/{id}", objects.PatchCluster),
                Route("DELETE", "clusters/{id}", objects.DeleteCluster),
                Route("POST", "clusters/{id}/grow-masters", objects.GrowMasters),
                Route("POST", "clusters/{id}/masters/{number}/fail", request => objects.FailMaster(request, failed: true)),
                Route("POST", "clusters/{id}/masters/{number}/restore", request => objects.FailMaster(request, failed: false)),
                Route("PATCH", "node-groups/{id}", objects.PatchNodeGroup),
                Route("DELETE", "node-groups/{id}", objects.DeleteNodeGroup),
                Route("POST", "node-groups/{id}/autoscale", objects.Autoscale),
                Route("PATCH", "addons/{id}", addons.Patch),
                Route("DELETE", "addons/{id}", addons.Delete),
                Route("PATCH", "security-policies/{id}", policies.Patch),
                Route("DELETE", "security-policies/{id}", policies.Delete),
                Route("PATCH", "networks/{id}", networks.PatchNetwork),
                Route("DELETE", "networks/{id}", networks.DeleteNetwork),
                Route("PATCH", "subnets/{id}", networks.PatchSubnet),
                Route("DELETE", "subnets/{id}", networks.DeleteSubnet),
                Route("GET", "requests", request => RequestFormats.Of(log.All(), request)),
                Route("DELETE", "requests", _ => Do(log.Clear)),
                Route("GET", "faults", _ => ApiResponse.Ok(new JsonObject { ["faults"] = Json.NodeOf(faults.All()) })),
                Route("POST", "faults", request => ApiResponse.Ok(faults.Add(request.Read<Fault>()))),
                Route("DELETE", "faults", _ => Do(faults.Clear)),
                Route("GET", "habits", habits.Habits),
                Route("POST", "habits", habits.SetHabits),
                Route("DELETE", "habits", habits.DropHabits),
                Route("GET", "projects/{id}", habits.Project),
                Route("PATCH", "projects/{id}", habits.PatchProject),
                Route("POST", "zones/{zone}/fail", request => SetZone(request, failed: true)),
                Route("POST", "zones/{zone}/restore", request => SetZone(request, failed: false)),
                Route("GET", "clock", _ => Clock()),
                Route("PATCH", "clock", RunClock),
                Route("POST", "clock/advance", Advance),
                Route("GET", "scenario", scenarios.Show),
                Route("POST", "scenario", scenarios.Play),
                Route("DELETE", "scenario", scenarios.Stop),
                Route("POST", "tokens/expire", _ => Do(tokens.RevokeAll)),
                Route("GET", "quotas/{region}", Quotas),
                Route("PATCH", "quotas/{region}", PatchQuotas),
            ];
            controls = new RouteTable(routes);
            return routes;
        }
    }

    private static Route Route(string method, string path, Func<ApiRequest, ApiResponse> handle) =>
        new(method, $"{Prefix[1..]}/{path}", Access.Open, Dialects.Simulator, handle);

    private static ApiResponse Do(Action action)
    {
        action();
        return ApiResponse.Done();
    }

    private ApiResponse SetZone(ApiRequest request, bool failed)
    {
        var zone = request["zone"];
        if (!Preloaded.Regions.Any(region => region.Zones.Contains(zone)))
        {
            throw Refusal.NotFound($"There is no zone {zone}.");
        }

        world.SetZone(zone, failed);
        return ApiResponse.Ok(new JsonObject { ["zone"] = zone, ["available"] = world.IsOpen(zone) });
    }

    private ApiResponse Clock() => ApiResponse.Ok(new JsonObject
    {
        ["now"] = world.Clock.Now,
        ["factor"] = world.Clock.Factor,
        ["paused"] = world.Clock.Paused,
        ["instant"] = world.Speed.Instant,
    });

    /// <summary>Slower, faster, or not at all: for somebody who shows what happens.</summary>
    private ApiResponse RunClock(ApiRequest request)
    {
        var asked = request.Read<ClockRequest>();
        if (asked.Factor is not (null or (> 0 and <= 1_000_000)))
        {
            throw Refusal.Invalid("factor must lie above 0 and not above 1000000; paused stops the clock.");
        }

        world.Clock.Run(asked.Factor ?? world.Clock.Factor, asked.Paused ?? world.Clock.Paused);
        return Clock();
    }

    private ApiResponse Advance(ApiRequest request)
    {
        var seconds = request.Read<AdvanceRequest>().Seconds;
        if (seconds is not (>= 0 and <= 366 * 86_400))
        {
            throw Refusal.Invalid("seconds must lie between 0 and one year; the clock does not go back.");
        }

        world.Clock.Advance(TimeSpan.FromSeconds(seconds));
        world.Changed = true;
        world.Settle();
        return Clock();
    }

    private ApiResponse Quotas(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["limits"] = Json.NodeOf(world.QuotasOf(request.Region.Id)),
        ["used"] = Json.NodeOf(QuotaUsage.Of(world, request.Region.Id)),
    });

    private ApiResponse PatchQuotas(ApiRequest request)
    {
        var region = request.Region.Id;
        world.Quotas[region] = ObjectPatch.MergeOwn(world.QuotasOf(region), request, "The quotas");
        world.Changed = true;
        return Quotas(request);
    }
}
