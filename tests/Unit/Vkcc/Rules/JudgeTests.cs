using Terraform.Framework;
using Unit.Support;
using Vkcc;
using VkCloud;
using VkCloud.Compute;
using static Vkcc.Phase;

namespace Unit.Vkcc.Rules;

/// <summary>How a list of rules is held against the cloud.</summary>
internal sealed class JudgeTests
{
    private static readonly Subject<ClusterModel, ClusterSeen> subject = new(new(), new());

    private static readonly Diagnostic error = Diagnostic.Error("Not there", "Or not yet.");

    private readonly Session session = new(
        ProviderSettings.Resolve(new ProviderModel(), _ => null),
        _ => throw new InvalidOperationException("Nothing is asked here."),
        "1.11.4",
        new HandClock(),
        new ClusterQueues());

    private readonly DiagnosticBag bag = new();

    /// <summary>An apply makes and deletes things while answers are kept.</summary>
    [TestCase(Creation | Objects, true, ExpectedResult = "2 looks, Not there")]
    [TestCase(Creation | Objects, false, ExpectedResult = "2 looks, ")]
    [TestCase(Creation | Offers, true, ExpectedResult = "1 looks, Not there")]
    public async Task<string> An_error_about_what_an_apply_may_change_counts_when_a_second_look_confirms_it(Phase phase, bool stays)
    {
        var looks = new List<long?>();

        await Rules(phase, c => c.Seen.Zones is null ? error : null).JudgeAsync(
            Creation,
            subject,
            (seen, since) =>
            {
                looks.Add(since);
                return Task.FromResult(since is null || stays ? seen : seen with { Zones = [] });
            },
            session,
            bag);

        Assert.That(looks[0], Is.Null, "Any answer is good enough at first.");
        return $"{looks.Count} looks, {string.Join(' ', bag.Select(d => d.Summary))}";
    }

    [Test]
    public async Task A_warning_needs_no_second_look()
    {
        var looks = 0;

        await Rules(Creation | Objects, _ => error with { Severity = DiagnosticSeverity.Warning }).JudgeAsync(Creation, subject, Look, session, bag);

        Assert.That((looks, bag.Count), Is.EqualTo((1, 1)));

        Task<ClusterSeen> Look(ClusterSeen seen, long? since)
        {
            looks++;
            return Task.FromResult(seen);
        }
    }

    [TestCase(Creation | Objects | Identity, true, ExpectedResult = DiagnosticSeverity.Warning)]
    [TestCase(Creation | Objects | Identity, false, ExpectedResult = DiagnosticSeverity.Error)]
    [TestCase(Creation | Objects, true, ExpectedResult = DiagnosticSeverity.Error)]
    public async Task<DiagnosticSeverity> What_is_there_under_a_name_fails_no_plan_of_an_apply(Phase phase, bool mayBeApply)
    {
        await Rules(phase, _ => error).JudgeAsync(Creation, subject with { MayBeApply = mayBeApply }, (seen, _) => Task.FromResult(seen), session, bag);

        return bag.Single().Severity;
    }

    /// <summary>A login that fails must not hide what is wrong with the configuration itself.</summary>
    [Test]
    public void Where_the_cloud_cannot_be_asked_what_is_known_is_said()
    {
        var rules = Rules(Creation, c => c.Seen.IsNameGivenTwice ? error : null);

        Assert.ThrowsAsync<ApiException>(() => rules.JudgeAsync(
            Creation,
            subject with { Seen = new() { IsNameGivenTwice = true } },
            (_, _) => throw new ApiException("refused") { Kind = ApiFailureKind.Unauthorized, Service = "identity" },
            session,
            bag));
        Assert.That(bag.Single().Detail, Is.EqualTo("Or not yet. Rule GEN-1."));
    }

    [Test]
    public async Task Rules_of_another_phase_are_not_asked()
    {
        await Rules(Change, _ => error).JudgeAsync(Creation, subject, (seen, _) => Task.FromResult(seen), session, bag);

        Assert.That(bag, Is.Empty);
    }

    /// <summary>What was not asked, or not answered, silences the rules that need it.</summary>
    [Test]
    public void Without_an_answer_nothing_is_said()
    {
        var cluster = new ClusterModel
        {
            Generation = 2,
            Version = "1.34.2",
            AvailabilityZones = Values.Set("MS1"),
            MasterFlavor = "STD3-4-8",
            NetworkId = "n",
            SubnetId = "s",
            PublicIp = true,
            ExternalNetworkId = "e",
        };
        var group = new NodeGroupModel
        {
            Generation = 2,
            ClusterId = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc",
            AvailabilityZone = "MS1",
            Flavor = "STD3-4-8",
            DiskType = "ceph-ssd",
        };
        var policy = new SecurityPolicyModel
        {
            Generation = 2,
            ClusterId = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc",
            Template = "k8sreplicalimits",
            Namespace = "*",
            Settings = "{}",
        };

        using (Assert.EnterMultipleScope())
        {
            foreach (var phase in new[] { Creation, Change, Phase.Replacement, Destruction })
            {
                Assert.That(Online(ClusterRules.All).Check(phase, new(cluster, cluster, cluster)), Is.Empty, $"{phase}");
                Assert.That(Online(NodeGroupRules.All).Check(phase, new(group, group, group)), Is.Empty, $"{phase}");
                Assert.That(Online(SecurityPolicyRules.All).Check(phase, new(policy, policy, policy)), Is.Empty, $"{phase}");
            }
        }

        static IEnumerable<Rule<T>> Online<T>(IEnumerable<Rule<T>> rules) => rules.Where(r => (r.Phase & (Offers | Objects)) != 0);
    }

    private static ValueList<Rule<Subject<ClusterModel, ClusterSeen>>> Rules(Phase phase, Func<Subject<ClusterModel, ClusterSeen>, Diagnostic?> check) =>
        [new("GEN-1", "generation", phase, "For a test.", check)];
}
