namespace Terraform.Framework;

/// <summary>A plan in the making, as the steps of planning hand it on.</summary>
/// <param name="call">See <see cref="PlanContext{TModel}.Call"/>.</param>
internal sealed class PlanDraft(TfObject config, TfObject? prior, TfObject plan, PrivateState @private, object call)
{
    public object Call => call;

    public TfObject Config => config;

    public TfObject? Prior => prior;

    public TfObject Plan { get; set; } = plan;

    public PrivateState Private => @private;

    public List<AttributePath> RequiresReplace { get; set; } = [];

    public DiagnosticBag Diagnostics { get; } = new();
}
