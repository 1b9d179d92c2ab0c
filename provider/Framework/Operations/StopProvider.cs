namespace Terraform.Framework;

public sealed partial class ProviderServer
{
    /// <summary>Terraform was interrupted: every running operation is asked to stop, says what it has done and returns.</summary>
    public void StopProvider() => stop.Cancel();
}
