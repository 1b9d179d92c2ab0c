using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The error bodies of the services (openstack-observed.md, vk-cloud-api.md section 1.9, design.md section 8).</summary>
internal static class Dialects
{
    /// <summary>Keystone, and the token middleware in front of every service.</summary>
    public static JsonNode Keystone(Refusal refusal) => new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = refusal.Status,
            ["message"] = refusal.Message,
            ["title"] = Title(refusal.Status),
        },
    };

    /// <summary>Inferred: the second generation answers as a gRPC-JSON gateway does.</summary>
    public static JsonNode ManagedK8s(Refusal refusal) => new JsonObject
    {
        ["code"] = (int)refusal.Code,
        ["message"] = refusal.Message,
        ["details"] = new JsonArray(),
    };

    public static JsonNode Compute(Refusal refusal) => new JsonObject
    {
        [ComputeFault(refusal.Status)] = new JsonObject { ["code"] = refusal.Status, ["message"] = refusal.Message },
    };

    public static JsonNode Network(Refusal refusal) => new JsonObject
    {
        ["NeutronError"] = new JsonObject
        {
            ["type"] = refusal.Code.ToString(),
            ["message"] = refusal.Message,
            ["detail"] = "",
        },
    };

    /// <summary>The control surface and everything that belongs to no service.</summary>
    public static JsonNode Simulator(Refusal refusal) => new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = refusal.Status, ["message"] = refusal.Message },
    };

    private static string ComputeFault(int status) => status switch
    {
        400 => "badRequest",
        403 => "forbidden",
        404 => "itemNotFound",
        409 => "conflictingRequest",
        _ => "computeFault",
    };

    private static string Title(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        _ => "Error",
    };
}
