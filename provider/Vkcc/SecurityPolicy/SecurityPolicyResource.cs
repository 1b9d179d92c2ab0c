using VkCloud;

namespace Vkcc;

/// <summary><c>vkcc_security_policy</c>: a Gatekeeper policy of a cluster.</summary>
internal sealed class SecurityPolicyResource(VkccProvider provider) : Resource<SecurityPolicyModel>
{
    public const string Name = "vkcc_security_policy";

    private Session Session => provider.Session;

    public override string TypeName => Name;

    public override OperationTimeouts Timeouts => SecurityPolicySchema.Timeouts;

    public override IdentitySchema Identity => ObjectIdentity.Schema;

    public override IReadOnlyList<StateMove> StateMoves => SecurityPolicyMoves.All;

    protected override Schema DeclareSchema() => SecurityPolicySchema.Declare();

    protected override void Remember(SecurityPolicyModel state) => provider.Remember(state.Id, TfValue<string>.Null, state.Name);

    protected override void Validate(ValidateContext<SecurityPolicyModel> context) =>
        context.Diagnostics.AddRange(SecurityPolicyRules.All.Check(Phase.Configuration, Subject<SecurityPolicyModel, SecurityPolicySeen>.Of(context.Config)));

    protected override Task PlanAsync(PlanContext<SecurityPolicyModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Planning the security policy", () => SecurityPolicyPlanning.PlanAsync(context, Session, cancellationToken));

    protected override Task CreateAsync(CreateContext<SecurityPolicyModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Creating security policy \"{context.Plan.Name}\"", async () =>
        {
            var plan = await WithTemplateAsync(context.Plan, cancellationToken);
            await SecurityPolicyWords.ExplainPlaceAsync(
                plan, () => new SecurityPolicyCreation(Session, context, plan).RunAsync(cancellationToken));
        });

    protected override Task ReadAsync(ReadContext<SecurityPolicyModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Reading security policy {context.State.Id}", () => Verbs(context.State.Id).ReadAsync(
            context, (policy, cluster) => Task.FromResult(SecurityPolicyReading.Read(policy, cluster, context.State)), cancellationToken));

    protected override Task UpdateAsync(UpdateContext<SecurityPolicyModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Updating security policy \"{context.Prior.Name}\"", () => SecurityPolicyWords.ExplainPlaceAsync(
            context.Plan,
            () => Verbs(context.Prior.Id).UpdateAsync(
                context,
                async (work, sight) =>
                {
                    var (cluster, policy) = await Session.Of(work.Id).ChangeSecurityPolicyAsync(
                        work, context.Plan.ToSpec(), (sight.Cluster!, sight.Member!), cancellationToken);
                    context.SaveResult(SecurityPolicyReading.Read(policy, cluster, context.Plan));
                },
                cancellationToken)));

    protected override Task DeleteAsync(DeleteContext<SecurityPolicyModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Deleting security policy \"{context.State.Name}\"", async () =>
        {
            using var departure = Session.Departures.Begin(SecurityPolicies.PlaceOf(context.State));
            await Verbs(context.State.Id).DeleteAsync(context, cancellationToken);
        });

    protected override Task ImportAsync(ImportContext<SecurityPolicyModel> context, CancellationToken cancellationToken) =>
        SecurityPolicyImport.RunAsync(context, Session, cancellationToken);

    private MemberVerbs<SecurityPolicyModel, SecurityPolicy> Verbs(TfValue<string> id) =>
        new(new SecurityPolicies(Session, id.Value));

    /// <summary>The plan with the template that it means, where planning could not ask.</summary>
    /// <exception cref="DiagnosticException">There is none.</exception>
    private async Task<SecurityPolicyModel> WithTemplateAsync(SecurityPolicyModel plan, CancellationToken cancellationToken)
    {
        if (plan.TemplateId.IsKnown)
        {
            return plan;
        }

        var offered = await Session.Of(plan.ClusterId.Value).SecurityPolicyTemplatesAsync(cancellationToken);
        var version = plan.TemplateVersion.IsUnknown ? TfValue<string>.Null : plan.TemplateVersion;
        return PolicyTemplates.Choose(offered, plan.Template.Value, version) is { } template
            ? SecurityPolicyPlanning.Chosen(plan, template)
            : throw new DiagnosticException(
                PolicyTemplates.Offered(plan.Template, version, offered) ?? PolicyTemplates.NoneOffered(AttributePath.Root("template")));
    }
}
