namespace Terraform.Framework;

/// <summary>Planning a create or an update, after defaults, computed unknowns and the attributes' own rules have been applied.</summary>
public sealed class PlanContext<TModel>(TModel config, TModel? prior, TModel plan, PrivateState @private)
    where TModel : class, IModel<TModel>
{
    private readonly List<AttributePath> requiresReplace = [];

    /// <summary>What the practitioner wrote; unknown where it depends on something not yet done.</summary>
    public TModel Config => config;

    /// <summary>The resource as last read; null when it is to be created (also for the second half of a replacement).</summary>
    public TModel? Prior => prior;

    /// <summary>The planned state; may be replaced within the rules of the protocol (configured values stay).</summary>
    public TModel Plan { get; set; } = plan;

    /// <summary>Prior private state; what is set here reaches the apply.</summary>
    public PrivateState Private => @private;

    /// <summary>The same for every run of one call of Terraform: an object may be planned twice in it (docs/design/planning.md), and what it adds to the plan
    /// counts once.</summary>
    public object Call { get; init; } = new();

    public DiagnosticBag Diagnostics => field ??= new DiagnosticBag { Owner = Call };

    /// <summary>Paths that force a replacement: those of the schema whose values differ, and those added here.</summary>
    public IReadOnlyList<AttributePath> ReplacedBy => requiresReplace;

    /// <summary>Marks a change as impossible in place. Core drops the path when its prior and planned values are equal.</summary>
    public void RequireReplace(AttributePath path)
    {
        if (!requiresReplace.Contains(path))
        {
            requiresReplace.Add(path);
        }
    }
}

/// <summary>Planning a destruction. An error stops it; a warning is the way to say what goes with it.</summary>
public sealed class PlanDestroyContext<TModel>(TModel prior, PrivateState @private)
    where TModel : class, IModel<TModel>
{
    public TModel Prior => prior;

    public PrivateState Private => @private;

    public DiagnosticBag Diagnostics { get; } = new();
}

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
