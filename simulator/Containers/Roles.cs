namespace Vkcc.Simulator;

/// <summary>AUTH-3: a viewer changes nothing.</summary>
internal static class Roles
{
    /// <summary>A call that changes something, as only an administrator may.</summary>
    public static Func<ApiRequest, ApiResponse> Writer(Func<ApiRequest, ApiResponse> handle) => request =>
        Preloaded.Users.First(user => user.Id == request.Token!.UserId).Role == "mcs_k8s_viewer"
            ? throw Refusal.Forbidden("Your role mcs_k8s_viewer may not change clusters; it needs mcs_k8s_admin.")
            : handle(request);
}
