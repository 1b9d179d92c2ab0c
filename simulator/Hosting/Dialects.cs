using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The form in which a service writes a refusal.</summary>
internal delegate JsonNode ErrorDialect(Refusal refusal);

/// <summary>The error bodies of the services (openstack-observed.md, vk-cloud-api.md section 1.9, docs/design/open-points.md).</summary>
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

    /// <summary>Magnum's: the title is the message up to its first full stop, the request's id stands in the header only.</summary>
    public static JsonNode ContainerInfra(Refusal refusal) => new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject
        {
            ["request_id"] = "",
            ["code"] = refusal.Status < 500 ? "client" : "server",
            ["status"] = refusal.Status,
            ["title"] = refusal.Message.Split('.')[0],
            ["detail"] = refusal.Message,
            ["links"] = new JsonArray(),
        }),
    };

    public static JsonNode Compute(Refusal refusal) => new JsonObject
    {
        [ComputeFault(refusal.Status)] = new JsonObject { ["code"] = refusal.Status, ["message"] = refusal.Message },
    };

    public static JsonNode Network(Refusal refusal) => new JsonObject
    {
        ["NeutronError"] = new JsonObject
        {
            ["type"] = refusal.Type ?? refusal.Code.ToString(),
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
