using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Data;

/// <summary>The kubeconfig comes from outside: what is none is refused, in bounded time and without a word of it in the message.</summary>
internal sealed class KubeconfigTests
{
    private const string Secret = "s3cr3t";

    private static readonly string Authority = NewAuthority();

    private static readonly string Good =
        $$"""
        # A comment.
        ---
        apiVersion: v1
        kind: Config
        clusters:
        - name: other
          cluster:
            server: https://other:6443
        - cluster:
            certificate-authority-data: {{Authority}}  # of the cluster
            server: "https://10.0.0.5:6443"
          name: 'it''s'
        contexts:
          - context: 
              cluster: it's
              user: u
            name: default
        current-context: default
        preferences: {}
        users:
        - name: u
          user:
            exec:
              args: []
              env:
              - name: OS_AUTH_URL
                value: https://auth/v3
              command: ~
        """;

    [Test]
    public void Host_and_authority_are_those_of_the_current_context()
    {
        foreach (var text in new[] { Good, Good.ReplaceLineEndings("\r\n") })
        {
            var (host, certificate) = ClusterAccess.Parse(text);

            Assert.That(host, Is.EqualTo("https://10.0.0.5:6443"));
            Assert.That(certificate, Does.StartWith("-----BEGIN CERTIFICATE-----"));
        }
    }

    private static IEnumerable<TestCaseData> Spellings()
    {
        yield return Row(
            "flow_lists",
            $$$"""
            clusters: [{name: c, cluster: {server: "https://10.0.0.5:6443", certificate-authority-data: {{{Authority}}} } }]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            current-context: x
            users: [{name: u, user: {exec: {args: [a, "b"], env: [] } } }]
            """);
        yield return Row(
            "block_texts",
            $$$"""
            clusters:
            - name: c
              cluster:
                server: >-
                  https://10.0.0.5:6443
                certificate-authority-data: |
                  {{{Authority}}}
                extensions: |
                  several
                  lines: of text
            """);
        yield return Row(
            "json",
            $$$"""
            {
              "apiVersion": "v1", "kind": "Config", "current-context": "x",
              "clusters": [{"name": "c", "cluster": {"server": "https:\/\/10.0.0.5:6443", "certificate-authority-data": "{{{Authority}}}"}}],
              "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}], "users": []
            }
            """);
        yield return Row(
            "anchors_tags_and_escapes",
            $$$"""
            %YAML 1.2
            ---
            common: &common
              certificate-authority-data: !!str {{{Authority}}}
            clusters:
              - name: "\u0063"
                cluster:
                  <<: *common
                  server: 'https://10.0.0.5:6443'
            contexts: [{name: x, context: {cluster: c}}]
            current-context: x
            ...
            """);

        static TestCaseData Row(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Spellings))]
    public void Every_spelling_of_yaml_and_json_is_read(string text)
    {
        var (host, certificate) = ClusterAccess.Parse(text);

        Assert.That((host, certificate[..27]), Is.EqualTo(("https://10.0.0.5:6443", "-----BEGIN CERTIFICATE-----")));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Row("nothing", string.Empty);
        yield return Row("only_comments", "# a\n# b\n");
        yield return Row("a_page_of_html", $"<html><body>{Secret}</body></html>");
        yield return Row("json_of_an_error", $$"""{"error": "{{Secret}}"}""");
        yield return Row("no_clusters", $"kind: Config\ntoken: {Secret}");
        yield return Row("an_anchor", $"a: &a {Secret}\nb: *a");
        yield return Row("a_billion_laughs", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]");
        yield return Row("a_tag", $"a: !!python/object {Secret}");
        yield return Row("a_tab", $"a:\n\tb: {Secret}");
        yield return Row("two_documents", $"a: b\n---\na: {Secret}");
        yield return Row("a_member_without_a_key", $": {Secret}");
        yield return Row("a_member_whose_key_is_a_list", $"[]: {Secret}");
        yield return Row("a_member_twice", $"a: b\na: {Secret}");
        yield return Row("indentation_that_fits_nothing", $"a:\n    b: c\n  d: {Secret}");
        yield return Row("a_quote_without_end", $"a: \"{Secret}");
        yield return Row("a_strange_escape", $"a: \"\\x41 {Secret}\"");
        yield return Row("something_behind_a_quote", $"a: \"b\" {Secret}");
        yield return Row("too_deep", string.Concat(Enumerable.Range(0, 1000).Select(i => $"{new string(' ', i)}a:\n")));
        yield return Row("too_deep_on_one_line", string.Concat(Enumerable.Repeat("- ", 50_000)) + Secret);
        yield return Row("too_long", new string('a', YamlReader.LargestFile + 1));
        yield return Row("too_many_lines", string.Concat(Enumerable.Repeat("- a\n", 100_000)));
        yield return Row("a_server_that_is_no_address", Good.Replace("https://10.0.0.5:6443", $"javascript:{Secret}", StringComparison.Ordinal));
        yield return Row("no_authority", Good.Replace("certificate-authority-data", "certificate-authority", StringComparison.Ordinal));
        yield return Row("an_authority_that_is_no_base64", Good.Replace(Authority, Secret, StringComparison.Ordinal));
        yield return Row(
            "an_authority_that_is_no_certificate", Good.Replace(Authority, Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret)), StringComparison.Ordinal));
        yield return Row("a_context_that_is_not_there", Good.Replace("current-context: default", $"current-context: {Secret}", StringComparison.Ordinal));

        static TestCaseData Row(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void What_is_no_kubeconfig_is_refused_and_not_quoted(string text) =>
        Assert.That(() => ClusterAccess.Parse(text), Throws.TypeOf<FormatException>().With.Message.Not.Contains(Secret));

    [Test]
    public void Any_damage_is_refused_or_harmless()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(Good);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, "\n :-#\"'{}[]&*!|>\\\t\u00e9\ud800"[random.Next(20)]);
                        break;
                    default:
                        text.Insert(at, text.ToString(at, Math.Min(30, text.Length - at)));
                        break;
                }
            }

            try
            {
                Assert.That(ClusterAccess.Parse(text.ToString()).Host, Does.StartWith("http"), $"seed {seed}");
            }
            catch (FormatException)
            {
                // Refused.
            }
        }
    }

    private static string NewAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
    }
}
