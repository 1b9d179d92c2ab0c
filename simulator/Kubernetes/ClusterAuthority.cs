using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vkcc.Simulator;

/// <summary>What the Kubernetes API of a cluster proves itself with; both members are PEM, and the second is secret.</summary>
internal sealed record ServingCertificate(string Certificate, string Key)
{
    /// <summary>Without its key.</summary>
    public override string ToString() => nameof(ServingCertificate);

    public X509Certificate2 Load()
    {
        var certificate = X509Certificate2.CreateFromPem(Certificate, Key);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // TLS there cannot use a key that lives in memory only (dotnet/runtime 23749).
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
        }
    }
}

/// <summary>A cluster's own authority, whose certificate stands in its kubeconfig. It signs once, and nobody keeps its key.</summary>
internal static class ClusterAuthority
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // Wide on both sides: they are checked by the clock of whoever connects, and the simulator's may be far ahead of it.
    private static readonly DateTimeOffset NotBefore = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NotAfter = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <param name="addresses">Those that the service shows for the cluster; empty ones are left out.</param>
    /// <returns>The authority's certificate as PEM, and what it signed.</returns>
    public static (string CaCertificate, ServingCertificate Serving) Make(string clusterId, params IEnumerable<string> addresses)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=kubernetes-{clusterId}", authorityKey, HashAlgorithmName.SHA256);
        var identifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(identifier);
        using var authority = request.CreateSelfSigned(NotBefore, NotAfter);
        return (authority.ExportCertificatePem() + "\n", Sign(authority, identifier, addresses));
    }

    private static ServingCertificate Sign(X509Certificate2 authority, X509SubjectKeyIdentifierExtension identifier, IEnumerable<string> addresses)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kube-apiserver", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("kubernetes");
        names.AddDnsName("kubernetes.default.svc");
        names.AddIpAddress(IPAddress.Loopback);
        foreach (var address in addresses)
        {
            if (IPAddress.TryParse(address, out var parsed))
            {
                names.AddIpAddress(parsed);
            }
        }

        request.CertificateExtensions.Add(names.Build());

        // Positive, as RFC 5280 wants serial numbers.
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f;
        using var certificate = request.Create(authority, NotBefore, NotAfter, serial);
        return new ServingCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
