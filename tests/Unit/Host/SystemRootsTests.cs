using Terraform.Protocol;
using Terraform.Testing;

namespace Unit.Host;

/// <summary>Which authorities HTTPS to the cloud trusts in a process whose plugin channel keeps .NET's own store empty.</summary>
internal sealed class SystemRootsTests
{
    [Test]
    public void A_file_and_directories_of_the_user_take_the_place_of_the_machines()
    {
        using var one = PluginCertificate.Create();
        using var other = PluginCertificate.Create();
        var directory = Directory.CreateTempSubdirectory("vkcc-roots-");
        try
        {
            var file = Path.Combine(directory.FullName, "bundle.pem");
            File.WriteAllText(file, $"# one\n{one.ExportCertificatePem()}\n# and again\n{one.ExportCertificatePem()}\n");
            var more = directory.CreateSubdirectory("more").FullName;
            File.WriteAllText(Path.Combine(more, "other.pem"), other.ExportCertificatePem());
            File.WriteAllText(Path.Combine(more, "readme"), "not a certificate");
            File.CreateSymbolicLink(Path.Combine(more, "0a1b2c3d.0"), "other.pem");

            var roots = SystemRoots.Load(name => name switch { "SSL_CERT_FILE" => file, "SSL_CERT_DIR" => $"{more}:/nowhere", _ => null });

            Assert.That(roots.Select(r => r.Thumbprint), Is.EquivalentTo([one.Thumbprint, other.Thumbprint]));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Test]
    public void A_broken_certificate_does_not_hide_the_others()
    {
        using var one = PluginCertificate.Create();
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n{one.ExportCertificatePem()}");

            var roots = SystemRoots.Load(name => name == "SSL_CERT_FILE" ? file : "/nowhere");

            Assert.That(roots.Select(r => r.Thumbprint), Is.EqualTo([one.Thumbprint]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_process_that_is_no_plugin_leaves_trust_to_dotnet()
    {
        Assert.That(SystemRoots.CreateHttpsPolicy(), Is.Null);
    }
}
