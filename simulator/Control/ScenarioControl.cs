using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>The part of the control surface that plays a scenario: each of its steps is one of the other control calls.</summary>
internal sealed class ScenarioControl(World world, Func<RouteTable> controls, TextWriter warnings)
{
    public ApiResponse Show(ApiRequest request) =>
        ApiResponse.Ok(new JsonObject { ["scenario"] = world.Schedule is { } schedule ? Json.NodeOf(ScenarioView.Of(schedule)) : null });

    /// <summary>Begins now, in place of one that may be running; what that one has done stays.</summary>
    public ApiResponse Play(ApiRequest request)
    {
        Scenario scenario;
        try
        {
            scenario = Scenario.Read(Encoding.UTF8.GetString(request.Body.Span));
        }
        catch (YamlMistake mistake)
        {
            throw Refusal.Invalid($"The scenario cannot be played: {mistake.Message}");
        }

        world.Schedule = new Schedule(scenario.Name, world.Clock.Now, [.. scenario.Steps.Select(Scheduled)]);
        world.Settle();
        return Show(request);
    }

    public ApiResponse Stop(ApiRequest request)
    {
        world.Schedule = null;
        return ApiResponse.Done();
    }

    private ScheduledStep Scheduled(Scenario.Step step) => new(step.At, step.Does, () =>
    {
        try
        {
            foreach (var call in step.Calls(world))
            {
                Make(call);
            }
        }
        catch (Refusal refusal)
        {
            warnings.WriteLine($"vkcc-simulator: warning: the scenario's step {step.Does} was not possible: {refusal.Message}");
            throw;
        }
    });

    private void Make(Scenario.Call call)
    {
        var path = $"{ControlApi.Prefix}/{call.Path}";
        if (!controls().TryFind(call.Method, path, out var route, out var values))
        {
            throw new InvalidOperationException($"{call.Method} {path} is no control call.");
        }

        route.Handle(new ApiRequest
        {
            Method = call.Method,
            Path = path,
            Query = QueryCollection.Empty,
            Headers = new HeaderDictionary(),
            Body = call.Body is null ? Array.Empty<byte>() : Encoding.UTF8.GetBytes(call.Body.ToJsonString()),
            BaseUrl = "",
            Values = values,
        });
    }
}
