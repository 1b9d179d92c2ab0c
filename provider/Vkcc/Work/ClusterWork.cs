using System.Globalization;
using VkCloud;

namespace Vkcc;

/// <summary>Changes of one cluster.</summary>
internal sealed record ClusterWork(Session Session, string Subject, string ClusterId, OperationClock Clock)
    : ObjectWork<Sight>(Session, Subject, ClusterId, Clock)
{
    // The second look comes soon: on a cloud that is ready at once it is the last.
    public static readonly WaitSchedule Schedule = new() { FirstPause = TimeSpan.FromMilliseconds(300), LongestPause = TimeSpan.FromSeconds(15) };

    public override async Task<Sight> LookAsync(CancellationToken cancellationToken) => new(await LookAtClusterAsync(cancellationToken));

    public override bool IsGone(Sight sight) => sight.Cluster is null;

    /// <summary>Waits until a cluster that was just created is RUNNING. It may not be visible at once.</summary>
    /// <exception cref="WaitException">It fails, is gone, is being deleted, or the time is up.</exception>
    public async Task<Cluster> UntilCreatedAsync(CancellationToken cancellationToken) =>
        (await WaitAsync("to become RUNNING", NotVisibleYet, JudgeFree, cancellationToken)).Cluster!;

    public static void Report(WaitProgress progress) => PluginLog.Current.Waiting(
        progress.What, progress.Status, progress.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s");
}
