namespace Vkcc;

/// <summary>What resources keep in private state, each note under its own key. Null takes a note out.</summary>
internal static class PrivateNotes
{
    extension(PrivateState state)
    {
        /// <summary>The cloud accepted work whose end was not seen; the next apply goes on with it (docs/design/resume.md).</summary>
        public bool IsUnfinished
        {
            get => state["unfinished"] is not null;
            set => state["unfinished"] = value ? "true" : null;
        }

        /// <summary>The uuid that the client chose for a new cluster, in planned private state.</summary>
        public string? ChosenUuid
        {
            get => state["uuid"];
            set => state["uuid"] = value;
        }

        /// <summary>Id of the configured flavor of the masters, so that a refresh of masters that have not grown needs no list of flavors.</summary>
        public string? MasterFlavorId
        {
            get => state["master_flavor_id"];
            set => state["master_flavor_id"] = value;
        }

        /// <summary>Id of the configured flavor of a node group, so that a refresh needs no list of flavors.</summary>
        public string? FlavorId
        {
            get => state["flavor_id"];
            set => state["flavor_id"] = value;
        }

        /// <summary>An upgrade that an apply could not make, since the cluster had no workers any more. State has the version that was asked for, and the next
        /// apply makes it so (docs/design/resume.md).</summary>
        /// <remarks><c>Runs</c>: the version that the cluster really runs. <c>IsGivenUp</c>: the apply that was to make up for it met a cluster without workers
        /// once more, so it is not tried again by itself.</remarks>
        public (string Runs, bool IsGivenUp)? PutOffUpgrade
        {
            get => state["upgrade_put_off"] is { } runs ? (runs, state["upgrade_put_off_again"] is not null) : null;
            set => (state["upgrade_put_off"], state["upgrade_put_off_again"]) = (value?.Runs, value is { IsGivenUp: true } ? "true" : null);
        }

        /// <summary>Some node groups of a cluster, which are asked for too before it is taken for gone.</summary>
        public IReadOnlyList<string> KnownGroups
        {
            get => state["node_groups"]?.Split(' ') ?? [];
            set => state["node_groups"] = value.Count == 0 ? null : string.Join(' ', value);
        }

        /// <summary>Region and project of an object whose state does not tell them.</summary>
        public (TfValue<string> Region, TfValue<string> ProjectId) Place
        {
            get => state["place"]?.Split('\n') is [var region, var project]
                ? (region, project.Length > 0 ? project : TfValue<string>.Null)
                : (TfValue<string>.Null, TfValue<string>.Null);
            set => state["place"] = $"{value.Region.Value}\n{value.ProjectId.ValueOr(string.Empty)}";
        }

        /// <summary>In planned private state of a replacement of a member: id of its cluster, which the plan replaces as well. A cluster that lets no member go
        /// by itself takes all of them along.</summary>
        /// <remarks>Terraform plans a replacement of the cluster before that of its members, whose new <c>cluster_id</c> hangs on it, and hands the note to the
        /// deletion. In a plan that only destroys it comes to the members first, so nothing can be noted there, and the refusal is told
        /// (docs/design/resume.md).</remarks>
        public string? LeavingCluster
        {
            get => state["cluster_goes"];
            set => state["cluster_goes"] = value;
        }
    }
}
