namespace Terraform.Protocol;

/// <summary>The plugin cannot start for a reason outside of it; the message says what to do.</summary>
internal sealed class PluginStartException(string message) : Exception(message);
