using VkCloud.Http;

namespace VkCloud.BlockStorage;

/// <summary>The read of block storage that a plan needs (catalog type <c>volumev3</c> or <c>block-storage</c>).</summary>
public sealed class BlockStorageClient : ServiceClient
{
    internal BlockStorageClient(ServiceAccess access)
        : base(CloudService.BlockStorage, access)
    {
    }

    /// <summary>The project's quotas of disks and what of them is in use.</summary>
    /// <returns>Null when the region has no block storage, or one that does not know the call: its documentation does not promise it.</returns>
    [Inferred("The disk quota is read by Cinder's standard call; neither the call nor the names of quotas by volume type are documented.")]
    public async Task<DiskQuota?> GetQuotaAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(
                $"os-quota-sets/{PathSegment.Of(await ProjectIdAsync(cancellationToken))}?usage=true",
                BlockStorageJson.Default.QuotaAnswerShape,
                shape => shape.ToQuota(),
                cancellationToken);
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.NoEndpoint or ApiFailureKind.NotFound or ApiFailureKind.Unsupported)
        {
            return null;
        }
    }
}
