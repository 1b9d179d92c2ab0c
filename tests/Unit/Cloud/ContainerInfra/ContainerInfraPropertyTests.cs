using System.Text;
using System.Text.Json.Nodes;
using VkCloud;

namespace Unit.Cloud.ContainerInfra;

/// <summary>Answers with anything in any place are read or refused as what they are; nothing else is ever thrown. Every failure names its seed.</summary>
public sealed class ContainerInfraPropertyTests
{
    private static readonly string[] Members =
    [
        "uuid", "name", "cluster_id", "cluster_template_id", "new_status", "status", "state", "master_count", "node_count", "labels", "taints", "nodes",
        "availability_zone", "availability_zones", "insecure_registries", "floating_ip_enabled", "autoscaling_enabled", "security_policy_sync_enabled",
        "volume_size", "max_nodes", "version", "key", "value", "effect", "clusters", "node_groups", "clustertemplates", "next", "unknown",
        "security_policy", "cluster_security_policy", "policy", "policy_settings", "settings_description", "namespace", "enabled",
    ];

    private static readonly string?[] Texts = ["", "x", "true", "True", "1", "-1", "1.5", "RUNNING", "\u0000", "ключ", "9223372036854775808", null];

    [Test]
    public async Task Anything_shaped_like_an_answer_is_read_or_refused([Range(1, 8)] int batch)
    {
        for (var seed = batch * 1000; seed < (batch * 1000) + 150; seed++)
        {
            var random = new Random(seed);
            await TryAsync(Something(random, 0)?.ToJsonString() ?? "null", seed);
        }
    }

    [Test]
    public async Task Broken_bytes_are_refused([Range(1, 4)] int batch)
    {
        for (var seed = batch * 1000; seed < (batch * 1000) + 150; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(Something(random, 0)?.ToJsonString() ?? "{}");
            for (var hits = random.Next(1, 4); hits > 0; hits--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, 0x120);
            }

            await TryAsync(text.ToString(0, random.Next(text.Length + 1)), seed);
        }
    }

    private static async Task TryAsync(string body, int seed)
    {
        using var cloud = new ScriptedCloud();
        cloud.On(request => request.Path.StartsWith(FirstGeneration.Base, StringComparison.Ordinal) ? ScriptedCloud.Json(body) : null);
        await using var connection = FirstGeneration.Connect(cloud);
        var client = connection.ContainerInfra;
        Func<Task>[] reads =
        [
            () => client.GetClusterAsync("c", default),
            () => client.GetNodeGroupAsync("g", default),
            () => client.GetClusterTemplateAsync("t", default),
            () => client.ListClustersAsync(detailed: false, default).ToListAsync().AsTask(),
            () => client.ListNodeGroupsAsync("c", default).ToListAsync().AsTask(),
            () => client.ListClusterTemplatesAsync(default).ToListAsync().AsTask(),
            () => client.ListClustersAsync(detailed: true, default).ToListAsync().AsTask(),
            () => client.GetSecurityPolicyAsync("p", default),
            () => client.ListSecurityPoliciesAsync("c", default).ToListAsync().AsTask(),
            () => client.ListSecurityPolicyTemplatesAsync(default).ToListAsync().AsTask(),
            () => client.CreateSecurityPolicyAsync(Requests.SecurityPolicy, default),
            () => client.CreateClusterAsync(ContainerInfraGoldens.Standard, default),
            () => client.CreateNodeGroupAsync(
                new() { ClusterId = "c", Name = "n", FlavorId = "f", Scale = new FixedScale(1), DiskType = "d", DiskSize = 1 }, default),
        ];
        foreach (var (read, index) in reads.Select((read, index) => (read, index)))
        {
            try
            {
                await read();
            }
            catch (ApiException e) when (e.Kind == ApiFailureKind.BadResponse)
            {
                Assert.That(e.Message, Has.Length.LessThan(700), $"seed {seed}, read {index}: {body}");
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}, read {index}: {body}: {e}");
            }
        }
    }

    private static JsonNode? Something(Random random, int depth)
    {
        switch (random.Next(depth == 0 ? 3 : depth > 4 ? 1 : 0, 9))
        {
            case 0 or 3 or 4:
                var map = new JsonObject();
                for (var i = random.Next(8); i > 0; i--)
                {
                    map[Members[random.Next(Members.Length)]] = Something(random, depth + 1);
                }

                // Mostly something that could be one.
                if (random.Next(3) > 0)
                {
                    map["uuid"] = "id-1";
                }

                return map;
            case 1 when depth <= 4:
                return new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Something(random, depth + 1))]);
            case 5:
                return JsonValue.Create(random.Next(-3, 100));
            case 6:
                return JsonValue.Create(random.NextDouble() * 1e20);
            case 7:
                return JsonValue.Create(random.Next(2) == 0);
            case 8:
                return null;
            default:
                return Texts[random.Next(Texts.Length)];
        }
    }
}
