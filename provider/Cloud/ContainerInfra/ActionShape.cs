using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>Body of <c>POST clusters/{uuid}/actions</c>; without a payload the member is not sent (API reference 2.1, C6 and C7).</summary>
internal sealed record ActionShape(
    [property: JsonPropertyName("action")] string Action,
    [property: JsonPropertyName("payload")] ActionShape.PayloadShape? Payload = null)
{
    /// <param name="Flavor">Id of the flavor, for <c>resize_masters</c>.</param>
    internal sealed record PayloadShape([property: JsonPropertyName("flavor")] string Flavor);
}
