using System.Net;
using Terraform.Framework;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Provider;

internal sealed class CloudErrorsTests
{
    [Test]
    public void Every_kind_of_refusal_has_a_summary_and_the_cloud_s_own_words([Values] ApiFailureKind kind)
    {
        var refusal = new ApiException("disk type x is not offered")
        {
            Kind = kind,
            Service = "managed-k8s",
            Method = "POST",
            Path = "clusters",
            Status = HttpStatusCode.BadRequest,
            RequestId = "req-1",
        };

        var found = CloudErrors.Explain("Creating cluster \"shop\"", refusal);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Severity, Is.EqualTo(DiagnosticSeverity.Error));
            Assert.That(found.Summary, Is.Not.Empty.And.Not.EndsWith("."));
            Assert.That(found.Detail, Does.StartWith("Creating cluster \"shop\" failed.").And.Contain("disk type x is not offered").And.Contain("req-1"));
        }
    }

    [TestCase(ApiFailureKind.Unauthorized, "identity", "Login to VK Cloud failed")]
    [TestCase(ApiFailureKind.Unauthorized, "managed-k8s", "VK Cloud does not accept the token")]
    [TestCase(ApiFailureKind.Forbidden, "managed-k8s", "VK Cloud does not allow this")]
    [TestCase(ApiFailureKind.QuotaExceeded, "managed-k8s", "Quota exceeded")]
    [TestCase(ApiFailureKind.NoEndpoint, "managed-k8s", "The region has no such service")]
    [TestCase(ApiFailureKind.UnknownHost, "identity", "The host of auth_url is not found")]
    [TestCase(ApiFailureKind.UnknownHost, "compute", "A host of VK Cloud is not found")]
    [TestCase(ApiFailureKind.BadResponse, "identity", "auth_url is not the address of Keystone")]
    [TestCase(ApiFailureKind.NotFound, "identity", "auth_url is not the address of Keystone")]
    [TestCase(ApiFailureKind.Invalid, "identity", "Login to VK Cloud failed")]
    [TestCase(ApiFailureKind.Invalid, "connection", "Connection settings cannot be used")]
    [TestCase(ApiFailureKind.Untrusted, "identity", "The certificate of VK Cloud is not trusted")]
    public void Summaries_tell_causes_apart(ApiFailureKind kind, string service, string summary) =>
        Assert.That(CloudErrors.Explain("Reading", new ApiException("no") { Kind = kind, Service = service }).Summary, Is.EqualTo(summary));

    [TestCase(ApiFailureKind.Unauthorized, "identity", true)]
    [TestCase(ApiFailureKind.Unauthorized, "managed-k8s", true)]
    [TestCase(ApiFailureKind.NoEndpoint, "managed-k8s", true)]
    [TestCase(ApiFailureKind.Untrusted, "compute", true)]
    [TestCase(ApiFailureKind.Invalid, "connection", true)]
    [TestCase(ApiFailureKind.Forbidden, "managed-k8s", false)]
    [TestCase(ApiFailureKind.Unavailable, "managed-k8s", false)]
    [TestCase(ApiFailureKind.Unavailable, "identity", false)]
    [TestCase(ApiFailureKind.UnknownHost, "identity", true)]
    public void Login_and_region_point_at_the_provider_block(ApiFailureKind kind, string service, bool points) =>
        Assert.That(
            CloudErrors.Explain("Reading", new ApiException("no") { Kind = kind, Service = service }).Detail,
            points ? Does.Contain("the block provider \"vkcc\"") : Does.Not.Contain("the block provider \"vkcc\""));

    [Test]
    public void A_change_without_an_answer_says_that_its_effect_is_not_known()
    {
        var lost = new ApiException("connection reset") { Kind = ApiFailureKind.NoConnection, Service = "managed-k8s", OutcomeUnknown = true };

        Assert.That(CloudErrors.Explain("Deleting", lost).Detail, Does.Contain("is not known"));
    }

    [TestCase(45, "45s")]
    [TestCase(60, "1m")]
    [TestCase(750, "12m30s")]
    [TestCase(3900, "1h5m")]
    [TestCase(0, "0s")]
    public void Durations_read_as_in_timeouts(int seconds, string text) => Assert.That(Words.Duration(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));
}
