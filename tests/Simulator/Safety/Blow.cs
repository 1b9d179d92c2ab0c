namespace SimulatorTests.Safety;

/// <summary>What happens at one call.</summary>
/// <param name="IsSurvived">The run must go on as if nothing had been.</param>
/// <param name="Kills">The process ends without a word; what it had created may have to be imported.</param>
internal sealed record Blow(
    string Name, Func<SmallCloud, Call, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Strike, bool IsSurvived = false, bool Kills = false)
{
    public static IEnumerable<Blow> All =>
    [
        new("killed before the call", (_, call, _) => Die(call), Kills: true),
        new("killed after the call", async (_, call, send) =>
        {
            (await send()).Dispose();
            return await Die(call);
        }, Kills: true),
        new("interrupted", (_, call, send) =>
        {
            call.Life.Server.StopProvider();
            return send();
        }),
        new("interrupted after the call", async (_, call, send) =>
        {
            var answer = await send();
            call.Life.Server.StopProvider();
            return answer;
        }),
        new("tokens revoked", async (cloud, _, send) =>
        {
            await cloud.PostAsync("tokens/expire");
            return await send();
        }, IsSurvived: true),
        new("429", (_, _, _) => Troubles.Answer(429, "{}", ("Retry-After", "3")), IsSurvived: true),
        new("no connection", (_, _, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"), IsSurvived: true),
        new("503 with Retry-After", (_, _, _) => Troubles.Answer(503, "{}", ("Retry-After", "3")), IsSurvived: true),
        new("answer lost", async (_, _, send) =>
        {
            (await send()).Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut");
        }, IsSurvived: true),
        new("500 after the effect", async (_, _, send) =>
        {
            (await send()).Dispose();
            return await Troubles.Answer(500, "{}");
        }, IsSurvived: true),
        .. Absent.All.SelectMany(
            form => (Blow[])
            [
                new(form.Name, (_, call, _) => Task.FromResult(form.Answer(call.Path))),
                new($"{form.Name}, twice in a row", (_, call, _) => Task.FromResult(form.Answer(call.Path))) { Times = 2 },
            ]),
    ];

    /// <summary>Calls in a row that it falls on.</summary>
    public int Times { get; init; } = 1;

    private static Task<HttpResponseMessage> Die(Call call)
    {
        call.Life.Kill();
        throw new HttpRequestException("the process is dead");
    }
}
