namespace Terraform.Framework;

/// <summary>A managed resource type. Authors derive from <see cref="Resource{TModel}"/>.</summary>
public abstract class Resource : BlockType
{
    private protected Resource()
    {
    }

    /// <summary>Limits of create, update and delete. With them the schema has their attribute (<see cref="OperationTimeouts.ToAttribute"/>), and the
    /// cancellation token of an operation trips when its time is over.</summary>
    public virtual OperationTimeouts? Timeouts => null;

    /// <summary>Steps from older stored versions, one a version.</summary>
    public virtual IReadOnlyList<StateUpgrade> StateUpgrades => [];

    /// <summary>Other types, mostly of other providers, whose objects this one takes over by a <c>moved</c> block.</summary>
    public virtual IReadOnlyList<StateMove> StateMoves => [];

    /// <summary>What names an object of this type for good; null when Terraform is to know none.</summary>
    public virtual IdentitySchema? Identity => null;

    /// <summary>Type of the whole identity.</summary>
    /// <exception cref="DiagnosticException">The type has none.</exception>
    public TfObjectType IdentityType => Identity?.Type ?? throw new DiagnosticException(Diagnostic.UnknownIdentity(TypeName));

    /// <summary>Steps from older stored identities, one a version.</summary>
    public virtual IReadOnlyList<IdentityUpgrade> IdentityUpgrades => [];

    internal abstract void InvokeRemember(TfObject state);

    internal abstract Task InvokePlanAsync(PlanDraft draft, CancellationToken cancellationToken);

    internal abstract Task InvokePlanDestroyAsync(TfObject prior, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken);

    internal abstract StatefulContext NewCreate(TfObject config, TfObject plan, PrivateState @private);

    internal abstract StatefulContext NewRead(TfObject state, PrivateState @private);

    internal abstract StatefulContext NewUpdate(TfObject config, TfObject prior, TfObject plan, PrivateState @private);

    internal abstract StatefulContext NewDelete(TfObject state, PrivateState @private);

    internal abstract StatefulContext NewImport(string id, TfObject? identity, PrivateState @private);

    /// <summary>Runs the operation that the context was made for. What it saved stays in the context, also when it throws.</summary>
    internal abstract Task InvokeAsync(StatefulContext context, CancellationToken cancellationToken);
}
