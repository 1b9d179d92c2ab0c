using VkCloud;

namespace Vkcc;

/// <summary>Read, update and delete of an object that stands on a cluster, as far as they are the same for all kinds.</summary>
internal sealed class MemberVerbs<TModel, T>(Members<T> members)
    where TModel : class, IModel<TModel>, IMemberModel
    where T : class, IClusterMember
{
    private readonly Session session = members.Session;

    /// <summary>Brings state up to what the cloud shows; what is proven gone leaves it.</summary>
    /// <param name="read">Makes state of the member and its cluster.</param>
    /// <exception cref="ApiException">The cloud contradicts itself, or a look is not answered.</exception>
    /// <exception cref="DiagnosticException">The provider works in another region or project than the object is in.</exception>
    public async Task ReadAsync(ReadContext<TModel> context, Func<T, Cluster, Task<TModel>> read, CancellationToken cancellationToken)
    {
        var state = context.State;
        if (await FindAsync(context, cancellationToken) is not { Member: { } member, Cluster: { } cluster })
        {
            session.Managed.TryRemove(state.Id.Value, out _);
            context.Diagnostics.Add(CloudErrors.Gone(members.Title, state.Name, state.Id));
            context.Remove();
            return;
        }

        if (cluster.IsAtRest && member.Standing.Phase == MemberPhase.Settled)
        {
            // What an earlier apply had to leave to the cloud has come to its end.
            context.Private.IsUnfinished = false;
        }

        session.Managed[member.Id] = true;
        session.Absence.Saw(member);
        context.Private.Place = (session.Cloud.Region, TfValue<string>.FromNullable(cluster.ProjectId));
        context.SaveState(await read(member, cluster));
    }

    /// <summary>The member and its cluster, with one read per cluster for all of its members where the service allows that.</summary>
    /// <returns>Nulls where they are proven gone.</returns>
    private async Task<Sight<T>> FindAsync(ReadContext<TModel> context, CancellationToken cancellationToken)
    {
        var (state, id) = (context.State, context.State.Id.Value);
        session.HasRefreshed = true;
        if (!state.ClusterId.IsKnown)
        {
            // After an import only the member itself knows its cluster, and there is nothing in state yet that could be lost.
            return await members.GetAsync(id, cancellationToken) is { ClusterId: { } importedFrom } imported
                ? new(await session.Of(importedFrom).SharedClusterAsync(importedFrom, cancellationToken), imported)
                : new(null, null);
        }

        var clusterId = state.ClusterId.Value;
        session.Absence.Learn(state.Id, state.Uuid, state.Name);
        var cluster = await session.Of(clusterId).SharedClusterAsync(clusterId, cancellationToken);
        if (cluster is null)
        {
            await CheckPlaceAsync(context, state, cancellationToken);
            cluster = await session.Absence.RecheckClusterAsync(clusterId, [], cancellationToken);
        }

        if (cluster is null)
        {
            await session.Absence.ExpectGoneWithClusterAsync(members, clusterId, id, cancellationToken);
            return new(null, null);
        }

        var member = await members.SharedAsync(cluster, id, cancellationToken) ?? await members.GetAsync(id, cancellationToken);
        if (member is null)
        {
            await CheckPlaceAsync(context, state, cancellationToken);
            member = await session.Absence.RecheckMemberAsync(members, cluster, id, cancellationToken);
        }

        return new(cluster, member);
    }

    /// <summary>Changes a member in its cluster's turn.</summary>
    /// <param name="change">Makes it what was planned and saves that, from what is there now.</param>
    public async Task UpdateAsync(UpdateContext<TModel> context, Func<MemberWork<T>, Sight<T>, Task> change, CancellationToken cancellationToken)
    {
        var prior = context.Prior;
        using var turn = await session.Queues.EnterAsync(prior.ClusterId.Value, context, cancellationToken);
        var work = Work(context, prior);
        try
        {
            var sight = await work.UntilFreeAsync(cancellationToken);
            if (sight.Member is null)
            {
                throw new DiagnosticException(Diagnostic.Error(
                    $"{members.Title} is gone",
                    $"{members.Title} \"{prior.Name}\" does not exist any more. Somebody else may have deleted it; the next plan creates it again."));
            }

            context.Private.IsUnfinished = true;
            await change(work, sight);
            context.Private.IsUnfinished = false;
        }
        catch (WaitException e)
        {
            throw new DiagnosticException(CloudErrors.Explain($"Updating {work.Subject}", e, work.Clock, "update"), e);
        }
    }

    /// <summary>Deletes a member in its cluster's turn.</summary>
    public async Task DeleteAsync(DeleteContext<TModel> context, CancellationToken cancellationToken)
    {
        var (state, id, clusterId) = (context.State, context.State.Id.Value, context.State.ClusterId.Value);
        using var departure = session.Departures.Begin(id);
        await CheckPlaceAsync(context, state, cancellationToken);
        session.Absence.Learn(state.Id, state.Uuid, state.Name);
        if (await DeleteInTurnAsync(context, cancellationToken) is not { } refusal)
        {
            return;
        }

        if (context.Private.LeavingCluster == clusterId)
        {
            var left = new LeftMember(members.TypeName, members.Noun, state.Name.ValueOr(string.Empty), id);
            session.Clusters.LeaveToCluster(clusterId, left);
            context.Diagnostics.Add(WorkerRules.GoesWithCluster(left));
            return;
        }

        // Where nothing tells Terraform what belongs to which cluster (cluster_id given as text), this very run may be deleting the cluster.
        if (!await session.Departures.UntilGoneAsync(clusterId, cancellationToken) || await DeleteInTurnAsync(context, cancellationToken) is not null)
        {
            throw refusal;
        }
    }

    /// <returns>The refusal of a cluster that lets no member go by itself; null when the member is gone.</returns>
    private async Task<DiagnosticException?> DeleteInTurnAsync(DeleteContext<TModel> context, CancellationToken cancellationToken)
    {
        using var turn = await session.Queues.EnterAsync(context.State.ClusterId.Value, context, cancellationToken);
        var work = Work(context, context.State);
        try
        {
            return await DeletionWork.DeleteAsync(work, token => members.DeleteAsync(work.ClusterId, work.Id, token), cancellationToken);
        }
        catch (WaitException e)
        {
            throw new DiagnosticException(CloudErrors.Explain($"Deleting {work.Subject}", e, work.Clock, "delete"), e);
        }
    }

    private MemberWork<T> Work(StatefulContext<TModel> context, TModel state) =>
        new(members, $"{members.Noun} \"{state.Name}\"", state.ClusterId.Value, state.Id.Value, new OperationClock(session.Time, context.Timeout));

    private Task CheckPlaceAsync(StatefulContext<TModel> context, TModel state, CancellationToken cancellationToken)
    {
        var (region, projectId) = context.Private.Place;
        return Place.CheckAsync(session, $"{members.Title} \"{state.Name}\"", region, projectId, cancellationToken);
    }
}
