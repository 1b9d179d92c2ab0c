namespace Vkcc.Simulator;

/// <summary>The whole cloud without its HTTP: takes a call, lets due things happen, answers, saves. One call at a time.</summary>
internal sealed class SimulatedCloud
{
    public const string WarningHeader = "X-Simulator-Warning";

    private readonly Lock gate = new();
    private readonly World world;
    private readonly StateFile? file;
    private readonly TextWriter warnings;
    private readonly TokenStore tokens;

    /// <summary>Why the state file cannot be written; null while it can.</summary>
    private string? unsaved;

    private readonly RouteTable routes;

    private volatile TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SimulatedCloud(World world, StateFile? file, RequestLog log, FaultList faults, TextWriter warnings, TimeProvider timeProvider)
    {
        this.world = world;
        this.file = file;
        this.warnings = warnings;
        tokens = new TokenStore(world);
        routes = new RouteTable(
        [
            .. new ControlApi(world, tokens, log, faults, warnings).Routes,
            .. new PageApi(world, log, timeProvider).Routes,
            .. new KeystoneApi(tokens).Routes,
            .. new Second.ManagedK8sApi(world).Routes,
            .. new First.ContainerInfraApi(world).Routes,
            .. new First.AddonCalls(world).Routes,
            .. new ComputeApi(world).Routes,
            .. new BlockStorageApi(world).Routes,
            .. new NetworkApi(world).Routes,
        ]);
    }

    /// <summary>Complete when something has changed since this was asked for.</summary>
    public Task Changed => changed.Task;

    /// <summary>Lets the steps of a scenario happen that are due: a fault among them strikes the very call that comes now.</summary>
    public void Settle()
    {
        lock (gate)
        {
            if (world.Schedule?.Next is not null)
            {
                world.Settle();
            }
        }
    }

    /// <summary>Does what the call asks; when this returns, everything it changed is in the state file, or the answer says that it is not.</summary>
    /// <param name="fault">What befalls the objects of the call afterwards; null when nothing does.</param>
    public ApiResponse Call(ApiRequest request, FaultAction? fault = null)
    {
        lock (gate)
        {
            world.Settle();
            var response = DispatchSafely(request);
            if (fault?.ClusterStatus is { } forcedStatus && request.Cluster is { } cluster)
            {
                cluster.Drop();
                cluster.SetStatus(
                    new Shown(forcedStatus, forcedStatus == ClusterStatus.Error ? "UPDATE_FAILED" : null),
                    "The simulator was told to put the cluster into this status.");
                world.Changed = true;
            }

            if (fault?.AddonStatus is { } ending && request.Addon is { } addon)
            {
                addon.EndIn(ending);
                world.Changed = true;
            }

            Finish();
            return unsaved is null ? response : response with { Headers = new(response.Headers) { [WarningHeader] = unsaved } };
        }
    }

    /// <summary>A look from outside the services, such as through the Kubernetes API of a cluster.</summary>
    public T Look<T>(Func<World, TokenStore, T> look)
    {
        lock (gate)
        {
            world.Settle();
            var seen = look(world, tokens);
            Finish();
            return seen;
        }
    }

    /// <summary>What follows from what was done: addresses open and close, the file is written, and who waits for a change is woken.</summary>
    private void Finish()
    {
        world.Changed |= world.Endpoints.Match(world.AllClusters);
        if (!world.Changed)
        {
            return;
        }

        // While the file cannot be written every call finds something unsaved, and that is no change.
        var news = unsaved is null;
        Save();
        if (news)
        {
            var before = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            before.TrySetResult();
        }
    }

    /// <summary>Our own mistakes come out as a 500 that says what happened, never as a cut connection.</summary>
    private ApiResponse DispatchSafely(ApiRequest request)
    {
        try
        {
            return Dispatch(request);
        }
#pragma warning disable CA1031 // The one place where anything is caught: the call fails, the simulator lives.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ApiResponse.Refused(Dialects.Simulator, new Refusal(500, RefusalCode.Internal, $"The simulator has a bug: {exception}"));
        }
    }

    private ApiResponse Dispatch(ApiRequest request)
    {
        if (!routes.TryFind(request.Method, request.Path, out var route, out var values))
        {
            return ApiResponse.Refused(
                Dialects.Simulator,
                new Refusal(501, RefusalCode.Unimplemented, $"The simulator does not know {request.Method} {request.Path}."));
        }

        request.Values = values;
        try
        {
            Authorize(route.Access, request);
            if (request.IsTooLarge)
            {
                throw new Refusal(413, RefusalCode.InvalidArgument, "The request body is larger than 1 MiB.");
            }

            return route.Handle(request);
        }
        catch (Refusal refusal)
        {
            // A token that is not good is refused by the middleware in front of the service, in Keystone's words.
            var response = ApiResponse.Refused(refusal.Status == 401 ? Dialects.Keystone : route.Dialect, refusal);
            if (refusal.Status == 401)
            {
                response.Headers["WWW-Authenticate"] = $"Keystone uri=\"{request.BaseUrl}/identity/v3\"";
            }

            return response;
        }
    }

    private void Authorize(Access access, ApiRequest request)
    {
        if (access == Access.Open)
        {
            return;
        }

        request.Token = tokens.Find(request.Headers["X-Auth-Token"].ToString()) ?? throw Refusal.Unauthorized();
        if (access == Access.Project && request.Token.ProjectId is null)
        {
            throw Refusal.Forbidden("The token is not scoped to a project.");
        }
    }

    /// <summary>A full disk does not end the cloud: it is told once, every answer says so, and each call tries again.</summary>
    private void Save()
    {
        if (!world.Changed || file is null)
        {
            world.Changed = false;
            return;
        }

        try
        {
            file.Save(world.Save());
            world.Changed = false;
            if (unsaved is not null)
            {
                unsaved = null;
                warnings.WriteLine("vkcc-simulator: the state file is written again.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (unsaved is null)
            {
                warnings.WriteLine(
                    $"vkcc-simulator: warning: the state file cannot be written: {exception.Message} "
                    + "What changes from now on is lost at the end unless that is mended before.");
            }

            unsaved = $"the state file cannot be written: {string.Concat(exception.Message.Where(letter => letter is >= ' ' and <= '~'))}";
        }
    }
}
