namespace Acceptance;

/// <summary>What a plan does to a resource.</summary>
internal enum PlanAction
{
    None,
    Create,
    Read,
    Update,
    Replace,
    Delete,
    Forget,
}
