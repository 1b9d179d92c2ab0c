namespace VkCloud;

/// <summary>What is wrong with clouds.yaml or with what was asked of it; the message says what there is instead, and nothing secret.</summary>
public sealed class CloudsYamlException(string message, Exception? inner = null) : Exception(message, inner);
