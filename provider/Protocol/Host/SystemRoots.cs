using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Terraform.Protocol;

/// <summary>Keeps the machine's certificate authorities out of the start, and brings them for HTTPS when it is first needed
/// (docs/design/start-up.md).</summary>
/// <remarks>On Linux .NET reads every trusted certificate of the machine when it builds its first chain, even one that trusts none of them, as the plugin
/// channel's do. It takes the places from the native environment at that moment. There it finds nothing, and from then on .NET's own machine store is empty
/// in this process: whoever verifies without <see cref="CreateHttpsPolicy"/> is refused, never let through.</remarks>
public static partial class SystemRoots
{
    private const string FileVariable = "SSL_CERT_FILE";
    private const string DirectoryVariable = "SSL_CERT_DIR";

    // Neither a regular file nor a directory, so .NET passes over it without falling back to a default.
    private const string Nowhere = "/dev/null";

    // Where distributions keep the bundle: Debian and Alpine, Fedora and RHEL, SUSE, old RHEL, OpenELEC, new RHEL, Alpine's libressl.
    private static readonly string[] Bundles =
    [
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem",
        "/etc/pki/tls/cacert.pem",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ];

    private static readonly string[] Directories = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

    private static readonly Lazy<X509Certificate2Collection> Loaded = new(() => Load(name => name == FileVariable ? usersFile : usersDirectories));

    private static bool isKeptOut;
    private static string? usersFile;
    private static string? usersDirectories;

    /// <summary>What an HTTPS client must verify with in this process; null: what .NET does by itself. Reads the authorities when it is first called.</summary>
    public static X509ChainPolicy? CreateHttpsPolicy()
    {
        if (!isKeptOut)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(Loaded.Value);
        return policy;
    }

    /// <summary>Must come before the first chain is built, and before there are threads: the native environment has no lock.</summary>
    internal static void KeepOut()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Read before they are overwritten: with Native AOT .NET has no copy of the environment, and would find /dev/null there later.
        usersFile = Environment.GetEnvironmentVariable(FileVariable);
        usersDirectories = Environment.GetEnvironmentVariable(DirectoryVariable);
        isKeptOut = SetEnvironment(FileVariable, Nowhere, 1) == 0 && SetEnvironment(DirectoryVariable, Nowhere, 1) == 0;
    }

    /// <summary>Reads the authorities as Terraform itself does: the first bundle that there is and all files of the directories, each replaced by its
    /// variable.</summary>
    /// <param name="variable">Null for a variable that is not set.</param>
    internal static X509Certificate2Collection Load(Func<string, string?> variable)
    {
        var bundles = variable(FileVariable) is { Length: > 0 } file ? [file] : Bundles;
        var directories = variable(DirectoryVariable) is { Length: > 0 } list ? list.Split(':', StringSplitOptions.RemoveEmptyEntries) : Directories;

        var found = new Dictionary<string, X509Certificate2>(StringComparer.Ordinal);
        foreach (var bundle in bundles)
        {
            if (TryRead(bundle) is { } pem)
            {
                AddAll(pem, found);
                break;
            }
        }

        foreach (var path in directories.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            if (!IsHashLink(path) && TryRead(path) is { } pem)
            {
                AddAll(pem, found);
            }
        }

        return [.. found.Values];
    }

    /// <summary>OpenSSL's <c>0a1b2c3d.0</c> names lead to files of the same directory.</summary>
    private static bool IsHashLink(string path) => new FileInfo(path).LinkTarget is { } target && !target.Contains('/', StringComparison.Ordinal);

    private static string? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void AddAll(string pem, Dictionary<string, X509Certificate2> found)
    {
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is "CERTIFICATE")
            {
                Add(rest[fields.Base64Data].ToString(), found);
            }

            rest = rest[fields.Location.End..];
        }
    }

    private static void Add(string base64, Dictionary<string, X509Certificate2> found)
    {
        // The same authority stands in the bundle and in a file of its own.
        if (!found.ContainsKey(base64))
        {
            try
            {
                found.Add(base64, X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64)));
            }
            catch (CryptographicException)
            {
                // One that OpenSSL cannot read is trusted by nobody; the others still count.
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
