using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>Many clusters with many groups each, made of one cluster with one group that terraform applied: in the simulator's state file, in terraform's state
/// and as configuration.</summary>
internal sealed class ScaleWorld
{
    public const int GroupsOfCluster = 50;

    private const string ClusterName = "scale-c0000";
    private const string GroupName = "scale-g00";

    private readonly JsonObject cloud;
    private readonly JsonObject terraform;

    /// <param name="cloud">The simulator's state file after the apply.</param>
    /// <param name="terraform">Terraform's state after it.</param>
    public ScaleWorld(string cloud, string terraform)
    {
        this.cloud = JsonNode.Parse(File.ReadAllText(cloud))!.AsObject();
        this.terraform = JsonNode.Parse(File.ReadAllText(terraform))!.AsObject();
    }

    /// <summary>The configuration of so many clusters, their groups below a resource of their own each: core looks at all instances of a resource that another
    /// refers to.</summary>
    /// <param name="groups">Of each cluster.</param>
    public static string Configuration(int clusters, int groups = GroupsOfCluster)
    {
        var text = new StringBuilder(Head);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                resource "vkcc_cluster" "c{{cluster}}" {
                  name               = "{{NameOf(cluster)}}"
                  version            = "1.34.2"
                  cluster_type       = "standard"
                  master_count       = 1
                  master_flavor      = "STD2-2-6"
                  availability_zones = ["MS1"]
                  network_id         = "10000000-0000-4000-8000-000000000001"
                  subnet_id          = "20000000-0000-4000-8000-000000000001"
                }

                resource "vkcc_node_group" "g{{cluster}}" {
                  count             = {{groups}}
                  cluster_id        = vkcc_cluster.c{{cluster}}.id
                  name              = format("scale-g%02d", count.index)
                  flavor            = "STD2-2-4"
                  availability_zone = "MS1"
                  node_count        = 1
                  disk_type         = "ceph-ssd"
                  disk_size         = 50
                  labels            = { pool = "p${count.index % 5}" }
                }

                """);
        }

        return text.ToString();
    }

    /// <summary>The configuration of so many look-ups by name.</summary>
    public static string LookUps(int count)
    {
        var text = new StringBuilder(Head);
        for (var cluster = 0; cluster < count; cluster++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\ndata \"vkcc_cluster\" \"c{cluster}\" {{\n  name = \"{NameOf(cluster)}\"\n}}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes both states, so that terraform finds nothing to do.</summary>
    public void Write(int clusters, string cloudFile, string terraformFile)
    {
        var made = cloud.DeepClone().AsObject();
        var oneCluster = Only(made["clusters"]!.AsArray());
        var oneGroup = Only(oneCluster["groups"]!.AsArray());
        oneCluster["groups"] = new JsonArray();
        var resources = terraform["resources"]!.AsArray().Select(resource => resource!.AsObject()).ToDictionary(resource => (string)resource["type"]!);
        var stateCluster = resources["vkcc_cluster"];
        var stateGroup = resources["vkcc_node_group"];
        var clusterIds = Ids(oneCluster["api"]!);
        var groupIds = Ids(oneGroup["api"]!);

        var cloudClusters = new JsonArray();
        var stateResources = new JsonArray();
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var ofCluster = Renamed(clusterIds, cluster).Append((ClusterName, NameOf(cluster))).ToList();
            var copy = Copied(oneCluster, ofCluster);
            var copyInState = Copied(stateCluster, ofCluster);
            copyInState["name"] = $"c{cluster}";
            var groups = Copied(stateGroup, ofCluster);
            groups["name"] = $"g{cluster}";
            var oneInstance = Only(groups["instances"]!.AsArray());
            var instances = new JsonArray();
            for (var index = 0; index < GroupsOfCluster; index++)
            {
                var number = (cluster * GroupsOfCluster) + index;
                List<(string, string)> ofGroup =
                [
                    .. ofCluster, .. Renamed(groupIds, number), (GroupName, string.Create(CultureInfo.InvariantCulture, $"scale-g{index:D2}")), (
                        "\"p0\"", $"\"p{index % 5}\""),
                    ("vkcc_cluster.c0", $"vkcc_cluster.c{cluster}"),
                ];
                copy["groups"]!.AsArray().Add(Copied(oneGroup, ofGroup));
                var instance = Copied(oneInstance, ofGroup);
                instance["index_key"] = index;
                instances.Add(instance);
            }

            groups["instances"] = instances;
            cloudClusters.Add(copy);
            stateResources.Add(copyInState);
            stateResources.Add(groups);
        }

        made["clusters"] = cloudClusters;
        var state = terraform.DeepClone().AsObject();
        state["resources"] = stateResources;
        File.WriteAllText(cloudFile, made.ToJsonString());
        File.WriteAllText(terraformFile, state.ToJsonString());
    }

    public static string NameOf(int cluster) => string.Create(CultureInfo.InvariantCulture, $"scale-c{cluster:D4}");

    private const string Head =
        """
        terraform {
          required_providers {
            vkcc = {
              source = "vkcc/vkcc"
            }
          }
        }

        provider "vkcc" {}

        """;

    private static JsonObject Only(JsonArray array) =>
        array is [JsonObject only] ? only : throw new BenchmarkException($"One object was expected, and there are {array.Count}.");

    private static (string Id, string Uuid) Ids(JsonNode api) => ((string)api["id"]!, (string)api["uuid"]!);

    // The last seven of a KSUID's 27 characters, and the last twelve digits of a uuid, are numbers in a copy.
    private static IEnumerable<(string From, string To)> Renamed((string Id, string Uuid) ids, int number) =>
    [
        (ids.Id, string.Create(CultureInfo.InvariantCulture, $"{ids.Id[..20]}{number:D7}")),
        (ids.Uuid, string.Create(CultureInfo.InvariantCulture, $"{ids.Uuid[..24]}{number:D12}")),
    ];

    /// <summary>Wherever an object is named in it, the copy names the other.</summary>
    private static JsonObject Copied(JsonObject original, IEnumerable<(string From, string To)> names) =>
        JsonNode.Parse(names.Aggregate(original.ToJsonString(), (text, name) => text.Replace(name.From, name.To, StringComparison.Ordinal)))!.AsObject();
}
