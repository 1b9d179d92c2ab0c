namespace SimulatorTests.Safety;

/// <summary>What Terraform decided for one instance.</summary>
internal enum Step
{
    Nothing,
    Create,
    Update,
    Replace,
    Delete,
}
