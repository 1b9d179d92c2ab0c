using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SimulatorTests.Safety;

/// <summary>The faults that the simulator can be told to make, and what else OpenStack services have been seen to do.</summary>
internal static partial class Troubles
{
    /// <summary>Of both generations; the first one's older word is reworded with it.</summary>
    private const string StatusWords = "(\"(?:new_)?status\":)\"[A-Z_]+\"";

    /// <summary>Ids in every form in which an order is answered, of objects that are not there.</summary>
    private const string SomeIds = """
        {
          "id": "2zzzzzzzzzzzzzzzzzzzzzzzzzz",
          "node_group_id": "2zzzzzzzzzzzzzzzzzzzzzzzzzz",
          "uuid": "7b0f4a52-0000-4000-8000-0000000000aa",
          "addon": {"cluster_addon_id": "7b0f4a52-0000-4000-8000-0000000000aa"}
        }
        """;

    /// <summary>In 7,973 years, before now, negative, none.</summary>
    private static readonly string[] Unmeant = ["Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "-86400", "in a while", "86400"];

    /// <summary>Within the limit of bytes, and beyond the limit of objects.</summary>
    private static readonly string Huge = $$"""{"id":"x","uuid":"x","node_groups":[{{string.Concat(Enumerable.Repeat("{},", 200_000))}}{}]}""";

    public static IEnumerable<Trouble> All =>
    [
        // Before the effect: the call is refused, or does not arrive.
        Ordered("503 once, before", """{"status":503}""") with { LeavesInDoubt = true },
        Ordered("503 for long, before", """{"status":503}""", times: 12) with { Ends = _ => Ending.Told },
        Ordered("500 once, before", """{"status":500}""") with { LeavesInDoubt = true },
        Ordered("400 once", """{"status":400}""") with { Ends = _ => Ending.Told },
        Ordered("403 once", """{"status":403}""") with { Ends = _ => Ending.Told },
        Ordered("429 with Retry-After", """{"status":429,"headers":{"Retry-After":"7"}}""", times: 2),
        Ordered("429 storm", """{"status":429}""", times: 40) with { Ends = _ => Ending.Told },
        Ordered("503 with Retry-After", """{"status":503,"headers":{"Retry-After":"7"}}""", times: 2),
        Ordered("reset before", """{"reset":true}""") with { LeavesInDoubt = true },
        Ordered("reset for long", """{"reset":true}""", times: 12) with { Ends = _ => Ending.Told },
        Ordered("hangs for a while", """{"hang_seconds":30}"""),
        Ordered("hangs too long", """{"hang_seconds":200}""") with { LeavesInDoubt = true },
        Ordered("409 busy", """{"status":409}""", times: 2) with { Ends = operation => operation.MakesCluster ? Ending.Told : Ending.Done },
        OnCall("429 with a date", (cloud, n, send) => n < 2 ? Answer(429, "{}", ("Retry-After", cloud.Clock.GetUtcNow().AddSeconds(9).ToString("R"))) : send()),
        OnCall("429 with a Retry-After that cannot be meant", (_, n, send) => n < 2 ? Answer(429, "{}", ("Retry-After", Unmeant[n])) : send()),
        OnCall("token revoked just before", async (cloud, n, send) =>
        {
            if (n == 0)
            {
                await cloud.PostAsync("tokens/expire");
            }

            return await send();
        }),
        OnCall("accepted and silently dropped", (_, n, send) => n == 0 ? Answer(200, SomeIds) : send()) with
        {
            // The first generation's changes are compared afterwards and asked for again; only of stop and start nobody sees whether they are worked on.
            Ends = operation => operation.IsDelete || IsAskedForAgain(operation) ? Ending.Done : Ending.Told,
        },

        // After the effect: it is done, and the answer does not say so.
        Ordered("answer dropped", """{"drop_response":true}""") with { LeavesInDoubt = true },
        Ordered("answer is garbage", """{"garbage":true}""") with { LeavesInDoubt = true },
        After("500 after the effect", () => Answer(500, "{\"message\":\"oops\"}")),
        After("502 page after the effect", () => Answer(502, "<html>Bad gateway</html>")),
        After("504 after the effect", () => Answer(504, string.Empty)),
        After(
            "answer truncated",
            () => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream("{\"id\":\"2z"u8.ToArray())) })),
        After("wrong types in the answer", () => Answer(200, """{"id":7,"node_group_id":["x"],"uuid":{"x":1},"addon":["x"]}""")),
        After("endless answer", () => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) })),
        OnCall("answer drips", async (cloud, n, send) =>
        {
            var real = await send();
            if (n > 0 || !real.IsSuccessStatusCode)
            {
                return real;
            }

            real.Dispose();
            return Dripping(cloud);
        }) with { LeavesInDoubt = true },
        .. Absent.All.SelectMany(form => (Trouble[])[Denied(form, 1), Denied(form, 2)]),
        Ordered(
            "cluster goes to ERROR",
            """{"cluster_status":"ERROR"}""",
            losesObjects: true) with { Ends = operation => operation.DeletesCluster ? Ending.Done : Ending.Told },
        Blinded("answer dropped, shown late", looks: 3) with { LeavesInDoubt = true },

        // While the end is waited for.
        Waiting("503 in the wait", (_, n, _, send) => n < 20 ? Answer(503, "{}") : send()),
        Waiting(
            "503 in the wait with a Retry-After that cannot be meant",
            (_, n, _, send) => n < Unmeant.Length ? Answer(503, "{}", ("Retry-After", Unmeant[n])) : send()),
        LoggedIn("login with dates that cannot be meant"),
        Waiting("reset in the wait", (_, n, _, send) => n < 20 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "cut") : send()),
        Waiting("truncated in the wait", (_, n, _, send) => n < 3
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream("{\"id\":"u8.ToArray())) }) : send()),
        Waiting("list of huge count in the wait", (_, n, _, send) => n < 3 ? Answer(200, Huge) : send()),
        Waiting("drips in the wait", (cloud, n, _, send) => n < 2 ? Task.FromResult(Dripping(cloud)) : send()),
        Waiting("garbage in the wait", (_, n, _, send) => n < 3 ? Answer(200, "{\"id\": [<") : send()),
        Waiting("400 in the wait", (_, n, _, send) => n < 3 ? Answer(400, "{\"message\":\"half gone\"}") : send()),
        .. Absent.All.SelectMany(form => (Trouble[])[Unseen(form, 1), Unseen(form, 2)]),
        Waiting(
            "404 right after",
            (_, n, call, send) => n < 3 && call.Path.Contains("/clusters/", StringComparison.Ordinal)
                ? Answer(404, "{\"code\":5,\"message\":\"not yet\"}")
                : send(),
            deletes: false),
        Waiting("401 again and again", async (cloud, n, _, send) =>
        {
            if (n is 1 or 2 or 3)
            {
                await cloud.PostAsync("tokens/expire");
            }

            return await send();
        }) with { Ends = operation => operation.IsCreate ? Ending.GoesOn : Ending.Told },
        Waiting("login away in the wait", async (cloud, n, _, send) =>
        {
            if (n == 1)
            {
                await cloud.PostAsync("tokens/expire");
                await cloud.FaultAsync("POST", "/auth/tokens$", """{"status":503}""", times: 20);
            }

            return await send();
        }),
        Waiting("unknown status word", async (_, n, _, send) => n < 3 ? await Reworded(await send(), StatusWords, "$1\"UPDATE_IN_FLUX\"") : await send()),
        Waiting(
            "back to PROVISIONING",
            async (_, n, _, send) => n is 1 or 2 ? await Reworded(await send(), StatusWords, "$1\"PROVISIONING\"") : await send(),
            deletes: false),
        Waiting(
            "back to CREATE_COMPLETE",
            async (_, n, _, send) => n > 0
                ? await Reworded(await send(), "\"status\":\"(?:UPDATE|UPGRADE|TURNED)_[A-Z]+\"", "\"status\":\"CREATE_COMPLETE\"")
                : await send()),
        Waiting(
            "RUNNING shown too early",
            async (_, n, _, send) => n < 1 ? await Reworded(await send(), "(status\":)\"RECONCILING\"", "$1\"RUNNING\"") : await send()),
        Waiting("interrupted in the wait", async (_, n, call, send) =>
        {
            if (n == 1)
            {
                call.Life.Server.StopProvider();
            }

            return await send();
        }) with { Ends = operation => operation.IsCreate ? Ending.GoesOn : Ending.Told },
        Waiting("ERROR in the wait", async (cloud, n, _, send) =>
        {
            if (n == 1)
            {
                await EachClusterAsync(cloud, cluster => cloud.SetStatusAsync(cluster, "ERROR", "no capacity"));
            }

            return await send();
        }, losesObjects: true) with { Ends = operation => operation.DeletesCluster ? Ending.Done : Ending.Told },
        Waiting("stuck until the time is up", async (cloud, n, _, send) =>
        {
            if (n == 1)
            {
                await EachClusterAsync(cloud, cluster => cloud.SetStatusAsync(cluster, "RECONCILING"));
            }

            return await send();
        }) with { Ends = operation => operation.IsCreate ? Ending.GoesOn : Ending.Told },
        Waiting("cluster deleted meanwhile", async (cloud, n, _, send) =>
        {
            if (n == 1)
            {
                await EachClusterAsync(cloud, cluster => cloud.DeleteAsync($"clusters/{SmallCloud.IdOf(cluster)}"));
            }

            return await send();
        }, losesObjects: true) with { Ends = operation => operation.IsDelete ? Ending.Done : Ending.Told },
        Waiting("groups deleted meanwhile", async (cloud, n, _, send) =>
        {
            if (n == 1)
            {
                foreach (var group in await cloud.GroupsAsync())
                {
                    await cloud.DeleteAsync($"node-groups/{SmallCloud.IdOf(group)}");
                }
            }

            return await send();
        }, losesObjects: true) with
        {
            // Without workers no add-on comes to an end.
            Ends = operation => operation is { IsOfAddon: true, IsCreate: true } ? Ending.GoesOn
                : operation.IsOfGroup || operation.IsOfAddon ? operation.IsDelete ? Ending.Done : Ending.Told : Ending.Done,
        },
    ];

    /// <summary>What an add-on or a policy itself may come to, beside what its cluster does.</summary>
    public static IEnumerable<Trouble> OfAddonsAndPolicies =>
    [
        new("add-on ends in ERROR", async (cloud, operation) =>
        {
            await cloud.FaultAsync(operation.Method, operation.Path, $$"""{"addon_status":"{{(operation.IsOfFirstGeneration ? "FAILED" : "ERROR")}}"}""");
            return null;
        }, LosesObjects: true) { Ends = operation => operation.IsOfAddon ? Ending.Told : Ending.Done },
        Waiting("add-on fails in the wait", (cloud, n, _, send) => StruckAsync(cloud, n, send, Failure), losesObjects: true) with
        {
            Ends = operation => operation.IsOfAddon ? Ending.Told : Ending.Done,
        },
        Waiting("add-on is stuck until the time is up", (cloud, n, _, send) => StruckAsync(cloud, n, send, addon => addon["status"]!.ToString())) with
        {
            Ends = operation => !operation.IsOfAddon ? Ending.Done : operation.IsCreate ? Ending.GoesOn : Ending.Told,
        },
        Waiting("add-on or policy deleted meanwhile", async (cloud, n, _, send) =>
        {
            if (n == 1)
            {
                foreach (var addon in await cloud.AddonsAsync())
                {
                    await cloud.DeleteAsync($"addons/{SmallCloud.IdOf(addon)}");
                }

                foreach (var policy in await cloud.PoliciesAsync())
                {
                    await cloud.DeleteAsync($"security-policies/{SmallCloud.IdOf(policy)}");
                }
            }

            return await send();
        }, losesObjects: true) with { Ends = operation => operation.IsDelete ? Ending.Done : Ending.Told },
    ];

    /// <summary>Those that a second service, or other ways to find a creation again and to see a change through, may answer in another way: without those of
    /// the transport, and with two of the forms in which something is said not to be there.</summary>
    public static IEnumerable<Trouble> BeyondTransport => All.Where(trouble => !OfTransport.Contains(trouble.Name) && Absent.All.All(form =>
        form.Name is "404 page" or "404 of the service" || !trouble.Name.StartsWith(form.Name, StringComparison.Ordinal)));

    private static readonly string[] OfTransport =
    [
        "503 for long, before", "500 once, before", "403 once", "429 with Retry-After", "503 with Retry-After", "reset before", "reset for long",
        "hangs for a while", "429 with a date", "429 with a Retry-After that cannot be meant", "502 page after the effect", "504 after the effect",
        "endless answer", "answer drips", "503 in the wait with a Retry-After that cannot be meant", "login with dates that cannot be meant",
        "reset in the wait", "truncated in the wait", "list of huge count in the wait", "drips in the wait", "login away in the wait",
    ];

    public static Task<HttpResponseMessage> Answer(int status, string body, params (string Name, string Value)[] headers)
    {
        var answer = Wire.Json(status, body);
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(answer);
    }

    private static bool IsAskedForAgain(Operation operation) =>
        operation is { IsOfFirstGeneration: true, IsPower: false, IsCreate: false, IsOfAddon: false, IsOfPolicy: false };

    private static string Failure(JsonObject addon) => (int)addon["generation"]! == 1 ? "FAILED" : "ERROR";

    /// <summary>At the second look every add-on takes a status and keeps it.</summary>
    private static async Task<HttpResponseMessage> StruckAsync(SmallCloud cloud, int n, Func<Task<HttpResponseMessage>> send, Func<JsonObject, string> status)
    {
        if (n == 1)
        {
            foreach (var addon in await cloud.AddonsAsync())
            {
                await cloud.PatchAsync($"addons/{SmallCloud.IdOf(addon)}", $$"""{"status":"{{status(addon)}}"}""");
            }
        }

        return await send();
    }

    [GeneratedRegex("/(clusters|node-?groups|cluster_addons|cluster_security_policy)/([0-9A-Za-z]{27}|[0-9a-f-]{36})$")]
    private static partial Regex Looks();

    private static HttpResponseMessage Dripping(SmallCloud cloud) =>
        new(HttpStatusCode.OK) { Content = new StreamContent(new Unit.Cloud.DrippingStream(cloud.Clock)) };

    private static async Task EachClusterAsync(SmallCloud cloud, Func<JsonObject, Task> act)
    {
        foreach (var cluster in await cloud.ClustersAsync())
        {
            await act(cluster);
        }
    }

    /// <summary>A fault of the simulator on the call with the effect.</summary>
    private static Trouble Ordered(string name, string action, int times = 1, bool losesObjects = false) =>
        new(name, async (cloud, operation) =>
        {
            await cloud.FaultAsync(operation.Method, operation.Path, action, times);
            return null;
        }, losesObjects);

    /// <summary>On the wire, on the call with the effect.</summary>
    private static Trouble OnCall(string name, Func<SmallCloud, int, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> strike) =>
        new(name, (cloud, operation) => Task.FromResult<Trap?>(Trap.At(operation.Method, operation.Path, (_, n, send) => strike(cloud, n, send))));

    /// <summary>The call itself is told that nothing is there: nothing is taken for done or for gone on that.</summary>
    private static Trouble Denied(Absent form, int times)
    {
        var name = $"{form.Name}, {(times == 1 ? "once" : "twice")}";
        return new(
            name,
            (_, operation) => Task.FromResult<Trap?>(
                Trap.At(operation.Method, operation.Path, (call, n, send) => n < times ? Task.FromResult(form.Answer(call.Path)) : send())))
        {
            Ends = operation => operation.IsDelete ? Ending.Done : Ending.Told,
        };
    }

    /// <summary>Looks after the call are told so.</summary>
    private static Trouble Unseen(Absent form, int times) =>
        Waiting(
            $"{form.Name} in the wait, {(times == 1 ? "once" : "twice")}",
            (_, n, call, send) => n >= 1 && n <= times ? Task.FromResult(form.Answer(call.Path)) : send());

    private static Trouble After(string name, Func<Task<HttpResponseMessage>> answer) =>
        OnCall(name, async (_, n, send) =>
        {
            var real = await send();
            if (n > 0 || !real.IsSuccessStatusCode)
            {
                return real;
            }

            real.Dispose();
            return await answer();
        }) with
        { LeavesInDoubt = true };

    /// <summary>The answer is lost, and the object is not shown for the first looks.</summary>
    private static Trouble Blinded(string name, int looks)
    {
        return new(name, (_, operation) =>
        {
            var (done, seen) = (false, 0);
            return Task.FromResult<Trap?>(new Trap(_ => true, async (call, _, send) =>
            {
                if (!done && call.Method == operation.Method && Regex.IsMatch(call.Path, operation.Path))
                {
                    (await send()).Dispose();
                    done = true;
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut");
                }

                // Lists, the cluster that carries its groups, and in the first generation the look by name.
                var list = operation.Created > 0 && done && call.Method == "GET" && Regex.IsMatch(
                    call.Path, "/(clusters(/[0-9A-Za-z]{27}|/shop)?|nodegroups)$") && seen++ < looks - 1;
                return !list ? await send()
                    : call.Path.EndsWith("/clusters", StringComparison.Ordinal) ? await Answer(200, "{\"clusters\":[]}")
                    : call.Path.EndsWith("/shop", StringComparison.Ordinal) ? await Answer(
                        404, "{\"errors\":[{\"status\":404,\"detail\":\"Cluster shop could not be found.\"}]}")
                    : call.Path.EndsWith("/nodegroups", StringComparison.Ordinal) ? await Answer(200, "{\"node_groups\":[]}")
                    : await Reworded(await send(), "\"node_groups\":\\[.*\\]", "\"node_groups\":[]");
            }));
        });
    }

    /// <summary>On the looks at clusters and groups that follow the call with the effect.</summary>
    private static Trouble Waiting(
        string name, Func<SmallCloud, int, Call, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> strike, bool losesObjects = false,
        bool deletes = true) =>
        new(name, (cloud, operation) =>
        {
            var (done, looks) = (false, 0);
            return Task.FromResult<Trap?>(new Trap(_ => true, async (call, _, send) =>
            {
                if (call.Method == operation.Method && Regex.IsMatch(call.Path, operation.Path))
                {
                    var answer = await send();
                    done |= answer.IsSuccessStatusCode && (deletes || !operation.IsDelete);
                    return answer;
                }

                return done && call.Method == "GET" && Looks().IsMatch(call.Path) ? await strike(cloud, looks++, call, send) : await send();
            }));
        }, losesObjects);

    /// <summary>Tokens end twice in the wait, and every login tells of one that ends with the calendar or ended before it was given.</summary>
    private static Trouble LoggedIn(string name) =>
        new(name, (cloud, operation) =>
        {
            var (done, looks, logins) = (false, 0, 0);
            return Task.FromResult<Trap?>(new Trap(_ => true, async (call, _, send) =>
            {
                if (call.Path.EndsWith("/auth/tokens", StringComparison.Ordinal))
                {
                    return await Reworded(
                        await send(),
                        "\"expires_at\":\"[^\"]+\"",
                        $"\"expires_at\":\"{(logins++ % 2 == 0 ? "9999-12-31T23:59:59.999999Z" : "1970-01-01T00:00:00.000000Z")}\"");
                }

                if (call.Method == operation.Method && Regex.IsMatch(call.Path, operation.Path))
                {
                    var answer = await send();
                    done |= answer.IsSuccessStatusCode;
                    return answer;
                }

                if (done && call.Method == "GET" && looks++ is 0 or 2)
                {
                    await cloud.PostAsync("tokens/expire");
                }

                return await send();
            }));
        });

    private static async Task<HttpResponseMessage> Reworded(HttpResponseMessage answer, string pattern, string replacement)
    {
        var text = Regex.Replace(await answer.Content.ReadAsStringAsync(), pattern, replacement);
        answer.Content = new StringContent(text, Encoding.UTF8, "application/json");
        return answer;
    }
}
