using Terraform.Framework;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Rules;

/// <summary>Rules of <c>vkcc_addon</c>, case by case.</summary>
internal sealed class AddonRulesTests
{
    private static readonly OfferedAddon[] catalogue =
    [
        new() { Name = "ingress-nginx", Version = "4.12.1", Id = "i3", KubernetesVersions = ["v1.33", "v1.34.2"] },
        new() { Name = "ingress-nginx", Version = "4.11.3", Id = "i2", KubernetesVersions = ["1.32"] },
        new() { Name = "ingress-nginx", Version = "4.7.1", Id = "i1", IsDeprecated = true },
        new() { Name = "cert-manager", Version = "1.16.3", Id = "c1" },
    ];

    [TestCase("ingress-nginx", "4.12.1", "v1.34.2", null)]
    [TestCase("ingress-nginx", "v4.12.1", "v1.33.3", null)]
    [TestCase("ingress-nginx", "4.12.1", null, null)]
    [TestCase("cert-manager", "1.16.3", "v1.34.2", null)]
    [TestCase("ingress-nginx", "4.12.1", "v1.32.1", "Version of the add-on does not support the cluster")]
    [TestCase("ingress-nginx", "4.7.1", "v1.34.2", "Version of the add-on is deprecated")]
    [TestCase("ingress-nginx", "4.12.2", "v1.34.2", "Version of the add-on is not offered")]
    [TestCase("ingres-nginx", "4.12.1", "v1.34.2", "Add-on is not offered")]
    [TestCase("velero", null, "v1.34.2", "Add-on is not offered")]
    [TestCase("ingress-nginx", null, "v1.31.4", "No version of the add-on fits the cluster")]
    public void ADD_1_what_is_asked_for_is_offered_for_the_cluster(string name, string? version, string? kubernetes, string? summary)
    {
        var wanted = TfValue<string>.FromNullable(version);
        var chosen = version is null ? null : catalogue.Called(name).OfVersion(version);

        var found = Found(name, wanted, new AddonSeen { Offers = catalogue, Chosen = chosen, Kubernetes = kubernetes });

        Assert.That(found.Select(d => d.Summary), Is.EqualTo(summary is null ? Array.Empty<string>() : [summary]));
        Assert.That(found.Select(d => d.Path), Is.All.EqualTo(AttributePath.Root(summary == "Add-on is not offered" ? "name" : "version")));
    }

    [Test]
    public void ADD_1_names_what_is_offered_and_what_may_have_been_meant() =>
        Assert.That(
            Found("ingres-nginx", TfValue<string>.Null, new AddonSeen { Offers = catalogue }).Single().Detail,
            Does.Contain("Did you mean \"ingress-nginx\"?").And.Contain("cert-manager, ingress-nginx"));

    [Test]
    public void ADD_1_is_silent_while_a_participant_is_unknown_or_the_cloud_was_not_asked()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found("velero", "1", new AddonSeen()), Is.Empty);
            Assert.That(Found("velero", TfValue<string>.Unknown, new AddonSeen { Offers = catalogue }), Is.Empty);
            Assert.That(AddonRules.IsOffered(TfValue<string>.Unknown, "1", new AddonSeen { Offers = catalogue }), Is.Null);
        }
    }

    [TestCase(false, DiagnosticSeverity.Error)]
    [TestCase(true, DiagnosticSeverity.Warning)]
    public void ADD_1_of_a_cluster_that_is_only_likely_is_a_warning(bool isAssumed, DiagnosticSeverity severity)
    {
        var seen = new AddonSeen { Offers = catalogue, IsClusterAssumed = isAssumed };

        var found = AddonRules.AsSure(AddonRules.IsOffered("velero", TfValue<string>.Null, seen), seen)!;

        Assert.That(found.Severity, Is.EqualTo(severity));
        Assert.That(found.Detail.EndsWith("after the cluster is made.", StringComparison.Ordinal), Is.EqualTo(isAssumed));
    }

    [Test]
    public void NAME_3_a_cluster_has_an_add_on_once()
    {
        var plan = new AddonModel { ClusterId = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc", Name = "ingress-nginx" };
        var installed = new Addon { Id = "2xQkBm4TnVdQw7sHcUe4yKj3gPz", ClusterId = plan.ClusterId.Value, Name = "ingress-nginx", Version = "4.11.3" };

        var twice = AddonRules.GivenTwice(plan, new AddonSeen { IsGivenTwice = true });
        var there = AddonRules.IsThere(plan, new AddonSeen { Stranger = installed });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((twice?.Summary, twice?.Path), Is.EqualTo(("Add-on given twice", AttributePath.Root("name"))));
            Assert.That((there?.Summary, there?.Path), Is.EqualTo(("Add-on is installed already", AttributePath.Root("name"))));
            Assert.That(there?.Detail, Does.Contain("id = \"2xQk8vYtBfzJZ0rVpXo1mWn5aLc/ingress-nginx\"").And.Contain("4.11.3"));
            Assert.That((AddonRules.GivenTwice(plan, new()), AddonRules.IsThere(plan, new())), Is.EqualTo(((Diagnostic?)null, (Diagnostic?)null)));
        }
    }

    [TestCase("4.12.1", "v1.34.2", true)]
    [TestCase("4.11.3", "v1.33.3", false)]
    [TestCase("4.11.3", null, true)]
    public void UPG_10_what_stays_supports_the_version_that_the_cluster_goes_to(string version, string? kubernetes, bool isRight)
    {
        var seen = new AddonSeen { Offers = catalogue, Chosen = catalogue.Called("ingress-nginx").OfVersion(version), Kubernetes = kubernetes };

        Assert.That(AddonRules.SupportsUpgrade("ingress-nginx", version, seen) is null, Is.EqualTo(isRight));
    }

    [TestCase("a: 1", null, null, null, true)]
    [TestCase(null, 1, null, null, true)]
    [TestCase("a: 1", null, "a: 2", null, false)]
    [TestCase("a: 1", null, null, "a: 2", false)]
    [TestCase(null, null, null, null, false)]
    public void ADD_3_values_that_give_way_are_told(string? prior, int? priorVersion, string? values, string? secret, bool isTold)
    {
        var was = new AddonModel
        {
            Name = "ingress-nginx",
            Values = TfValue<string>.FromNullable(prior),
            ValuesWoVersion = priorVersion is { } number ? number : TfValue<long>.Null,
        };
        var config = new AddonModel { Values = TfValue<string>.FromNullable(values), ValuesWo = TfValue<string>.FromNullable(secret) };

        Assert.That(AddonRules.GivesUpValues(was, config)?.Path, Is.EqualTo(isTold ? AttributePath.Root("values") : null));
    }

    [Test]
    public void ADD_3_is_silent_while_the_values_are_unknown()
    {
        var was = new AddonModel { Values = "a: 1" };

        Assert.That(AddonRules.GivesUpValues(was, new AddonModel { Values = TfValue<string>.Unknown, ValuesWo = TfValue<string>.Null }), Is.Null);
        Assert.That(AddonRules.GivesUpValues(was, new AddonModel { Values = TfValue<string>.Null, ValuesWo = TfValue<string>.Unknown }), Is.Null);
    }

    [TestCase("4.11.3", "4.12.1", true)]
    [TestCase("4.12.1", "v4.12.1", true)]
    [TestCase("4.9.0", "4.10.0", true)]
    [TestCase("68.3.3", "68.3.4-vk.1", true)]
    [TestCase("4.12.1", "4.11.3", false)]
    [TestCase("4.10.0", "4.9.0", false)]
    public void ADD_4_versions_only_go_up(string prior, string planned, bool isRight) =>
        Assert.That(AddonRules.OnlyUp(new AddonModel { Version = prior }, new AddonModel { Version = planned }) is null, Is.EqualTo(isRight));

    [TestCase("controller: {replicaCount: 2}", null)]
    [TestCase("""{"controller":{"replicaCount":2}}""", null)]
    [TestCase("Y29udHJvbGxlcjoge3JlcGxpY2FDb3VudDogMn0=", "Values are encoded already")]
    [TestCase("one word", "Values are no document")]
    [TestCase("a: [1", "Values are no document")]
    public void ADD_6_values_are_a_document_and_not_encoded(string values, string? summary) =>
        Assert.That(AddonRules.Document(values, AttributePath.Root("values"))?.Summary, Is.EqualTo(summary));

    private static List<Diagnostic> Found(string name, TfValue<string> version, AddonSeen seen) =>
    [
        .. new[] { AddonRules.IsOffered(name, version, seen), AddonRules.SupportsCluster(name, version, seen), AddonRules.Deprecated(name, version, seen) }
            .OfType<Diagnostic>(),
    ];
}
