using SimulatorTests.Client;
using Terraform.Framework;
using Vkcc;
using VkCloud;

namespace SimulatorTests.Safety;

/// <summary>Work on an object that stands on a cluster and has a status of its own: both must be at rest, a failure is told, and only an absence ends a
/// deletion.</summary>
public sealed class MemberWorkTests
{
    private static readonly MemberStatus Installing = new(MemberPhase.Busy, "INSTALLING");
    private static readonly MemberStatus Installed = new(MemberPhase.Settled, "INSTALLED");
    private static readonly MemberStatus Deleting = new(MemberPhase.Leaving, "DELETING");
    private static readonly MemberStatus Error = new(MemberPhase.Failed, "ERROR", "no room");

    [Test]
    public async Task A_member_that_is_busy_is_waited_for_although_its_cluster_runs()
    {
        await using var stage = await Stage.OpenAsync(Installing, Installing, Installing, Installed);

        var sight = await stage.Work().UntilShownAsync(seen => seen.Member is not null, default);

        Assert.That((sight.Member!.Standing, stage.Kind.Looks), Is.EqualTo((Installed, 4)));
    }

    [Test]
    public async Task A_failure_of_the_member_ends_the_wait_with_its_reason()
    {
        await using var stage = await Stage.OpenAsync(Installing, Error);

        Assert.That(
            async () => await stage.Work().UntilShownAsync(seen => seen.Member is not null, default),
            Throws.InstanceOf<WaitException>()
                .With.Property(nameof(WaitException.Outcome)).EqualTo(WaitOutcome.Failed)
                .And.Property(nameof(WaitException.LastStatus)).EqualTo("ERROR")
                .And.Property(nameof(WaitException.Reason)).EqualTo("no room"));
    }

    [Test]
    public async Task A_change_may_repair_what_failed_although_the_old_word_is_shown_once_more()
    {
        await using var stage = await Stage.OpenAsync(Error, Error, Installing, Installed);
        var work = stage.Work();

        Assert.That((await work.UntilFreeAsync(default)).Member!.Standing, Is.EqualTo(Error));
        var calls = 0;
        var (_, member) = await work.ChangeAsync(_ => Task.FromResult(++calls), _ => true, default);

        Assert.That((member.Standing, calls), Is.EqualTo((Installed, 1)));
    }

    [Test]
    public async Task A_deletion_ends_when_the_member_is_not_there_any_more()
    {
        await using var stage = await Stage.OpenAsync(Installed, Deleting, Deleting, null);

        var refusal = await DeletionWork.DeleteAsync(stage.Work(), stage.Kind.RemoveAsync, default);

        Assert.That((refusal, stage.Kind.Deletions), Is.EqualTo(((DiagnosticException?)null, 1)));
        Assert.That(stage.Session.Absence.IsProven(Thing.TheId));
    }

    [Test]
    public async Task A_deletion_that_fails_is_told_and_not_taken_for_done()
    {
        await using var stage = await Stage.OpenAsync(Installed, Deleting, Error);

        Assert.That(
            async () => await DeletionWork.DeleteAsync(stage.Work(), stage.Kind.RemoveAsync, default),
            Throws.InstanceOf<WaitException>().With.Property(nameof(WaitException.LastStatus)).EqualTo("ERROR"));
        Assert.That(stage.Session.Absence.IsProven(Thing.TheId), Is.False);
    }

    [Test]
    public async Task One_that_is_leaving_already_is_not_deleted_again()
    {
        await using var stage = await Stage.OpenAsync(Deleting, Deleting, null);

        Assert.That(await DeletionWork.DeleteAsync(stage.Work(), stage.Kind.RemoveAsync, default), Is.Null);
        Assert.That(stage.Kind.Deletions, Is.Zero);
    }

    [Test]
    public async Task An_absence_that_the_look_by_name_denies_is_none()
    {
        await using var stage = await Stage.OpenAsync((MemberStatus?)null);
        stage.Kind.Named = new Thing(Installed);
        stage.Session.Absence.Learn(Thing.TheId, TfValue<string>.Null, "thing");

        Assert.That((await stage.Work().LookAsync(default)).Member!.Standing, Is.EqualTo(Installed));
    }

    private sealed record Thing(MemberStatus Standing) : IClusterMember
    {
        public const string TheId = "2abcdefghijklmnopqrstuvwxyz";

        public string Id => TheId;

        public string Name => "thing";

        public string? ClusterId => null;
    }

    /// <summary>A kind whose one member goes through the given states, one a look; null is not there. The last one stays.</summary>
    private sealed class Things(Session session, MemberStatus?[] states) : Members<Thing>(session)
    {
        public int Looks { get; private set; }

        public int Deletions { get; private set; }

        public Thing? Named { get; set; }

        public override string Noun => "thing";

        public override string TypeName => "vkcc_thing";

        public override Task<Thing?> GetAsync(string id, CancellationToken cancellationToken) =>
            Task.FromResult(states[Math.Min(Looks++, states.Length - 1)] is { } status ? new Thing(status) : null);

        public override Task<IReadOnlyList<Thing>?> FindAsync(string clusterId, string name, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Thing>?>(Named is null ? [] : [Named]);

        public override Task<bool> DeleteAsync(string clusterId, string id, CancellationToken cancellationToken) => RemoveAsync(cancellationToken);

        public Task<bool> RemoveAsync(CancellationToken cancellationToken)
        {
            Deletions++;
            return Task.FromResult(true);
        }
    }

    /// <summary>A cluster that runs in the simulator, and a member of it that is played.</summary>
    private sealed class Stage(Bench bench, ProviderServer server, Session session, string clusterId, MemberStatus?[] states) : IAsyncDisposable
    {
        public Session Session => session;

        public Things Kind { get; } = new(session, states);

        public static async Task<Stage> OpenAsync(params MemberStatus?[] states)
        {
            var bench = await Bench.StartAsync("instant");
            var cluster = await bench.CreateClusterAsync();
            var provider = new VkccProvider(_ => null, time: bench.Clock);
            var server = new ProviderServer(provider, bench.Clock);
            var settings = new ProviderModel { AuthUrl = bench.Options.AuthUrl, ProjectId = bench.Options.ProjectId!, Username = "demo", Password = "demo" };
            Assert.That((await server.ConfigureProviderAsync(new(settings.ToObject(), "1.11.4"), default)).Diagnostics, Is.Empty);
            return new Stage(bench, server, provider.Session, cluster.Id, states);
        }

        public MemberWork<Thing> Work() =>
            new(Kind, "thing \"thing\"", clusterId, Thing.TheId, new OperationClock(session.Time, TimeSpan.FromMinutes(30)));

        public async ValueTask DisposeAsync()
        {
            server.Dispose();
            await bench.DisposeAsync();
        }
    }
}
