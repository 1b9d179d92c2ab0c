using VkCloud;

namespace Vkcc;

/// <summary>The one place where the cloud's refusals become help for the practitioner.</summary>
internal static class CloudErrors
{
    /// <summary>Runs an operation and turns what the cloud refuses into its diagnostic.</summary>
    /// <param name="doing">For the message: <c>Creating cluster "shop"</c>.</param>
    public static Task ExplainAsync(string doing, Func<Task> operation) => ExplainAsync(doing, async () =>
    {
        await operation();
        return true;
    });

    /// <inheritdoc cref="ExplainAsync(string, Func{Task})"/>
    public static async Task<T> ExplainAsync<T>(string doing, Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (ApiException e)
        {
            throw new DiagnosticException(Explain(doing, e), e);
        }
    }

    /// <summary>What happened, why, and what to do.</summary>
    public static Diagnostic Explain(string doing, ApiException e, AttributePath? path = null)
    {
        var (summary, advice) = Advice(e);
        var uncertain = e.OutcomeUnknown ? " Whether the change took effect is not known; the next plan shows it." : string.Empty;

        // Terraform names the resource whose call came first, which has nothing to do with it.
        var elsewhere = IsOfProviderBlock(e)
            ? $" This is about {(IsOutage(e) ? "the login, which comes before every call" : "the block provider \"vkcc\" and its OS_… variables")}, "
                + "not about the object that Terraform names here."
            : string.Empty;
        return Diagnostic.Error(summary, $"{doing} failed. {advice}{elsewhere}{uncertain}\n\nThe cloud's answer:\n  {e.Message}", path);
    }

    /// <summary>A wait that did not end well: what the cloud shows, how long it was waited for, and how to go on.</summary>
    /// <param name="timeout">Which of <c>timeouts</c> limits the operation.</param>
    public static Diagnostic Explain(string doing, WaitException e, OperationClock clock, string timeout) => e.Outcome switch
    {
        WaitOutcome.Failed => Diagnostic.Error(
            $"VK Cloud reports {e.LastStatus}",
            $"{doing} did not succeed: after {Words.Duration(e.Elapsed)} the status is "
                + $"{e.LastStatus}{(e.Reason is { } reason ? $". Reason: {reason.TrimEnd('.')}" : ", without a reason")}. "
                + "It stays in state. "

                // A stopped cluster is well, and what it has is too.
                + (e.LastStatus == ClusterStatus.Stopped.Word
                    ? "Once the cluster runs again, apply again."
                    : "Look at it in the cloud's console; an ERROR that support has cleared is picked up by the next plan, "
                        + "otherwise replace it (terraform apply -replace=…).")),
        WaitOutcome.Missing => Diagnostic.Error(
            "Vanished in VK Cloud",
            $"{doing} did not succeed: VK Cloud does not show the object (any more). Somebody else may have deleted it. The next plan shows what is missing."),
        _ => Diagnostic.Error(
            "Timed out waiting for VK Cloud",
            $"{doing} is not finished: after {Words.Duration(clock.Elapsed)} the status is still {e.LastStatus ?? "unknown"}. "
                + $"The cloud may well finish it: apply again to go on waiting, and raise timeouts.{timeout} (now {Words.Duration(clock.Timeout)}) if this is "
                + "how long it takes."),
    };

    /// <summary>A creation that was accepted and whose end was not seen. A warning, since an error would make Terraform destroy what is coming up.</summary>
    public static Diagnostic StillUnderWay(string subject, string id, TfValue<string> status, Exception cause, OperationClock clock, string timeout)
    {
        var why = cause switch
        {
            OperationCanceledException when clock.Remaining > TimeSpan.Zero => "The run was interrupted",
            ApiException e => $"It could not be watched any longer ({e.Message})",
            _ => $"It was not ready within timeouts.{timeout} ({Words.Duration(clock.Timeout)})",
        };
        return Diagnostic.Warning(
            "Creation is still under way",
            $"VK Cloud accepted {subject} (id {id}), and after {Words.Duration(clock.Elapsed)} its status is {status.ValueOr("unknown")}. {why}. "
                + "It is in state and not tainted: apply again, and Terraform goes on waiting where it stopped. Nothing is created twice.");
    }

    /// <summary>A creation whose answer got lost, on a cloud that does not let us look for the result.</summary>
    public static Diagnostic CreationUncertain(string noun, string type, string name, string mark, ApiException cause, string look) => Diagnostic.Error(
        "Creation without an answer",
        $"The answer to the creation of {noun} \"{name}\" ({mark}) got lost, and VK Cloud did not let the provider look for it, so it may exist or not. "
            + "Look in the cloud's console. "
            + $"If it is there, take it over instead of creating it again:\n\n{ImportBlock(type, "<its id>")}\n\n{Stale(type)}\n\nThe lost call:\n  "
            + $"{cause.Message}\nThe look:\n  {look}");

    /// <summary>A refresh finds no trace of what state knows. Terraform itself shows only the creation that it plans then.</summary>
    public static Diagnostic Gone(string noun, TfValue<string> name, TfValue<string> id) => Diagnostic.Warning(
        $"{noun} is gone",
        $"{noun} \"{name}\" (id {id}) does not exist in VK Cloud any more: it was deleted outside of Terraform. "
            + "If the configuration still has it, this plan creates it again.");

    /// <summary>NAME-3: the name belongs to an object that is not ours.</summary>
    public static Diagnostic NameTaken(string noun, string type, string name, string id, ApiException? cause, AttributePath? path = null) => Diagnostic.Error(
        "Name is taken",
        $"A {noun} with the name \"{name}\" exists already (id {id}). Choose another name, or, if it is the one that is meant, "
            + $"take it over:\n\n{ImportBlock(type, id)}\n\n{Stale(type)} If it is the very object that this plan replaces with create_before_destroy, "
            + "old and new exist side by side for a while and cannot share a name: "
            + "give the new one another name (name_prefix in place of name gives it one each time), or remove create_before_destroy."
            + (cause is null ? string.Empty : $"\n\nThe cloud's answer:\n  {cause.Message}"),
        path ?? AttributePath.Root("name"));

    /// <summary>A name that is completed by chance is never taken, so an object that a killed run left behind would stay unnoticed.</summary>
    public static Diagnostic OutsideOfState(string noun, string type, string prefix, string name, string id) => Diagnostic.Warning(
        $"{noun} outside of state",
        $"{noun} \"{name}\" (id {id}) exists, its name is one that the provider makes of name_prefix = \"{prefix}\", and this state does not hold it. "
            + "If an apply that was killed left it behind, take it over, or delete it in the cloud's console; "
            + $"if another configuration manages it, all is well:\n\n{ImportBlock(type, id)}",
        AttributePath.Root("name_prefix"));

    /// <summary>What takes an object over that is there already.</summary>
    public static string ImportBlock(string type, string id) => $"  import {{\n    to = {type}.<name>\n    id = \"{id}\"\n  }}";

    private static string Stale(string type) =>
        "Terraform skips the import while state still holds an object that is gone at that address: first run terraform apply -refresh-only, "
            + $"or terraform state rm {type}.<name>.";

    /// <summary>NAME-3: an object whose absence seemed proven has the name. Nothing may be planned on that ground.</summary>
    public static Diagnostic GoneAndThere(string noun, string name, string id) => Diagnostic.Error(
        "VK Cloud contradicts itself",
        $"VK Cloud did not find {noun} \"{name}\" (id {id}) a moment ago, by id, uuid or name, and now shows it. "
            + "Nothing is planned on contradictory answers, and state stays as it was: plan again.",
        AttributePath.Root("name"));

    // Keystone itself is away, whatever the block says.
    private static bool IsOutage(ApiException e) => e is { Service: "identity", Kind: ApiFailureKind.Unavailable or ApiFailureKind.RateLimited };

    private static bool IsOfProviderBlock(ApiException e) =>
        e.Service is "identity" or "connection" || e.Kind is ApiFailureKind.Unauthorized or ApiFailureKind.NoEndpoint or ApiFailureKind.Untrusted;

    private static (string Summary, string Advice) Advice(ApiException e) => e.Kind switch
    {
        ApiFailureKind.Unauthorized when e.Service == "identity" => (
            "Login to VK Cloud failed",
            "The identity service did not accept the credentials. Check user, password and project (or application credential, or token), the user's domain, "
                + "and that API access is enabled for the account."),
        _ when e.Service == "connection" => (
            "Connection settings cannot be used",
            "cacert_file (OS_CACERT) or a proxy variable of the environment is not usable; what is wrong with it stands below."),
        ApiFailureKind.UnknownHost when e.Service == "identity" => (
            "The host of auth_url is not found", "The name in auth_url (OS_AUTH_URL) does not resolve. Check its spelling and this machine's name server."),
        ApiFailureKind.BadResponse or ApiFailureKind.NotFound or ApiFailureKind.Unsupported when e.Service == "identity" => (
            "auth_url is not the address of Keystone",
            "What answers at auth_url (OS_AUTH_URL) is not the identity service: this is not Keystone. "
                + $"Its address normally ends in /v3/, such as {CloudOptions.DefaultAuthUrl}."),
        ApiFailureKind.Invalid when e.Service == "identity" => (
            "Login to VK Cloud failed",
            "The identity service does not take the login as it stands in the provider's configuration. "
                + "Check auth_url, the user's domain, the project and what logs in."),
        ApiFailureKind.Unauthorized => (
            "VK Cloud does not accept the token",
            "The token was refused and could not be renewed. A token given as token or OS_TOKEN lives for about an hour and cannot be renewed: "
                + "fetch a new one, or log in with an application credential or a password."),
        ApiFailureKind.Forbidden => (
            "VK Cloud does not allow this",
            "The user's role in the project does not permit the call. Creating and deleting clusters needs mcs_k8s_admin, changing them mcs_k8s_editor, "
                + "reading them mcs_k8s_viewer."),
        ApiFailureKind.NotFound => (
            "Not found in VK Cloud",
            "An object that the call needs does not exist (any more), or belongs to another project or region."),
        ApiFailureKind.Conflict => (
            "VK Cloud refuses a change at this moment",
            "Another change of the same cluster is under way, or the name is taken. Wait until the cluster is RUNNING and apply again."),
        ApiFailureKind.QuotaExceeded => (
            "Quota exceeded",
            "The project's quota does not suffice. Ask for more in the cloud's console, or make the plan smaller."),
        ApiFailureKind.RateLimited => (
            "Too many calls to VK Cloud",
            "The service kept asking to slow down. Apply again later, or with a smaller -parallelism."),
        ApiFailureKind.Unsupported => (
            "VK Cloud does not know this call",
            "The service of this region has no such function, or the endpoint belongs to another service."),
        ApiFailureKind.Unavailable => ("VK Cloud is in trouble", "The service failed, and failed again when asked once more. Apply again later."),
        ApiFailureKind.BadResponse => (
            "VK Cloud's answer cannot be understood",
            "What came back is not what this API answers. Check auth_url, endpoint_overrides and a proxy in between; apply again later."),
        ApiFailureKind.UnknownHost => (
            "A host of VK Cloud is not found",
            "The name of a service's host does not resolve. Check endpoint_overrides, the provider's region, and this machine's name server."),
        ApiFailureKind.NoConnection => ("No connection to VK Cloud", "Check the network, a proxy in between, auth_url and endpoint_overrides."),
        ApiFailureKind.Untrusted => (
            "The certificate of VK Cloud is not trusted",
            "The server's certificate was not issued by an authority that this machine trusts. "
                + "Behind a proxy that breaks TLS, name its authority in cacert_file (OS_CACERT)."),
        ApiFailureKind.Timeout => ("VK Cloud did not answer in time", "The service is slow or away. Apply again later."),
        ApiFailureKind.NoEndpoint => ("The region has no such service", "Check the provider's region (OS_REGION_NAME): capitals count, as in RegionOne."),
        _ => ("VK Cloud refused the request", "Something in the configuration does not suit the service; its answer names it."),
    };
}
