using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

internal sealed record ProjectPatch
{
    public required bool FirstGeneration { get; init; }
}

/// <summary>The part of the control surface that tells the service how to behave: its habits, and which projects may do what.</summary>
internal sealed class HabitControl(World world)
{
    public ApiResponse Habits(ApiRequest request) => ApiResponse.Ok(world.Habits);

    /// <summary>A merge patch: what is not named stays.</summary>
    public ApiResponse SetHabits(ApiRequest request)
    {
        var habits = ObjectPatch.MergeOwn(world.Habits, request, "The habits");
        world.Habits = habits.Problem() is { } problem ? throw Refusal.Invalid($"The habits make no sense: {problem}.") : habits;
        return Habits(request);
    }

    public ApiResponse DropHabits(ApiRequest request)
    {
        world.Habits = new Habits();
        return Habits(request);
    }

    public ApiResponse Project(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["id"] = KnownProject(request),
        ["first_generation"] = !world.ClosedProjects.Contains(request["id"]),
    });

    /// <summary>GEN-7: whether the project may create first-generation clusters; those that exist live on.</summary>
    public ApiResponse PatchProject(ApiRequest request)
    {
        var id = KnownProject(request);
        world.Changed |= request.Read<ProjectPatch>().FirstGeneration ? world.ClosedProjects.Remove(id) : world.ClosedProjects.Add(id);
        return Project(request);
    }

    private static string KnownProject(ApiRequest request) =>
        request["id"] == Preloaded.ProjectId ? request["id"] : throw Refusal.NotFound($"There is no project {request["id"]}.");
}
