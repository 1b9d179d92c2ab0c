using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Terraform.Protocol;

/// <summary>The certificate of one process: made at start, trusted by the one client that reads it in the handshake line (plugin-protocol section
/// 1.5).</summary>
internal static class ServerCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>A self-signed P-256 certificate for <c>localhost</c> with its key.</summary>
    /// <param name="now">In any offset; what is written is UTC, and the day before, so that no clock or zone makes it not yet valid.</param>
    /// <param name="isWindows">TLS there cannot use a key that lives in memory only (dotnet/runtime 23749): it is imported again, for as long as the process
    /// lives.</param>
    public static X509Certificate2 Create(DateTimeOffset now, bool isWindows)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication), new Oid(ClientAuthentication)], critical: false));
        var certificate = request.CreateSelfSigned(now.ToUniversalTime().AddDays(-1), now.ToUniversalTime().AddYears(30));
        return isWindows ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null) : certificate;
    }
}
