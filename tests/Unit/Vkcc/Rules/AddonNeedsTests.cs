using Terraform.Framework;
using Vkcc;
using VkCloud.Compute;

namespace Unit.Vkcc.Rules;

/// <summary>What add-ons need and bring along, case by case.</summary>
internal sealed class AddonNeedsTests
{
    private static readonly Flavor plain = new("f1", "STD3-4-8", 4, 8192, false, null);

    private static readonly Flavor gpu = new("f2", "GPU-A100", 16, 65536, false, null);

    private static readonly Flavor marked =
        plain with { Name = "ACC-16-64", ExtraSpecs = new Dictionary<string, string> { ["pci_passthrough:alias"] = "a100:1" } };

    private static readonly AddonModel addon = new() { ClusterId = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD", Name = "cert-manager" };

    // -1: not known.
    [TestCase(true)]
    [TestCase(true, 0L, 0L)]
    [TestCase(false, 0L, 1L)]
    [TestCase(false, 0L, -1L)]
    [TestCase(false, -1L)]
    public void ADD_2_add_ons_run_on_workers(bool isTold, params long[] nodes)
    {
        var seen = new AddonSeen { Workers = [.. nodes.Select(count => new WorkersSeen(count < 0 ? null : count, plain))] };

        var found = AddonNeeds.HaveWorkers(addon, seen);
        var ofNew = AddonNeeds.HaveWorkers(addon with { ClusterId = TfValue<string>.Unknown }, seen);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found?.Severity, Is.EqualTo(isTold ? DiagnosticSeverity.Warning : (DiagnosticSeverity?)null));
            Assert.That(ofNew is not null, Is.EqualTo(isTold));
            Assert.That(AddonNeeds.HaveWorkers(addon, new AddonSeen()), Is.Null, "not seen");
            if (isTold)
            {
                Assert.That(found!.Detail, Does.StartWith("Cluster 2xQ8kZ0yTq1bWcVn3RfJmH5sLpD has no workers"));
                Assert.That(found.Detail, Does.Contain("depends_on").And.Contain("more than 0 nodes"));
                Assert.That(ofNew!.Detail, Does.StartWith("The cluster is made by this plan, as far as can be told"));
            }
        }
    }

    [TestCase("jaeger", null, 2, true)]
    [TestCase("jaeger", null, 3, false)]
    [TestCase("jaeger", null, 0, false, Description = "ADD-2 says it")]
    [TestCase("jaeger", "elasticsearch: {replicas: 2}", 2, false)]
    [TestCase("jaeger", "elasticsearch: {replicas: 5}", 4, true)]
    [TestCase("jaeger", "elasticsearch: {image: x}", 1, false)]
    [TestCase("jaeger", "no document", 1, false)]
    [TestCase("jaeger", "?", 1, false)]
    [TestCase("jaeger", null, -1, false)]
    [TestCase("istio", null, 1, false)]
    public void ADD_8_replicas_have_a_worker_each(string name, string? values, int nodes, bool isTold)
    {
        var text = values == "?" ? TfValue<string>.Unknown : TfValue<string>.FromNullable(values);
        var seen = new AddonSeen { Workers = [new(nodes < 0 ? null : nodes, plain)] };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AddonNeeds.ReplicasHaveWorkers(addon with { Name = name, Values = text }, seen) is not null, Is.EqualTo(isTold));
            Assert.That(AddonNeeds.ReplicasHaveWorkers(addon with { Name = name, ValuesWo = text }, seen) is not null, Is.EqualTo(isTold));
        }
    }

    [Test]
    public void ADD_8_shows_no_number_of_the_values()
    {
        var jaeger = addon with { Name = "jaeger", Values = "elasticsearch: {replicas: 777}" };

        var found = AddonNeeds.ReplicasHaveWorkers(jaeger, new AddonSeen { Workers = [new(4, plain)] });

        Assert.That(found!.Detail, Does.Not.Contain("777").And.Contain("which the values say"));
    }

    [TestCase("kiali", false, true)]
    [TestCase("kiali", true, false)]
    [TestCase("kiali", null, false)]
    [TestCase("istio", false, false)]
    public void ADD_9_what_an_add_on_builds_on_comes_first(string name, bool? hasIt, bool isTold)
    {
        var found = AddonNeeds.HasPrerequisite(name, new AddonSeen { HasPrerequisite = hasIt });

        Assert.That(found is not null, Is.EqualTo(isTold));
        Assert.That(found?.Detail ?? "istio depends_on", Does.Contain("istio").And.Contain("depends_on"));
    }

    [TestCaseSource(nameof(Workers))]
    public void ADD_9_the_operator_of_gpus_comes_after_nodes_that_have_some(string name, WorkersSeen[]? workers, bool isTold) =>
        Assert.That(AddonNeeds.HasGpu(name, new AddonSeen { Workers = workers }) is not null, Is.EqualTo(isTold));

    [TestCase("ingress-nginx", null, true)]
    [TestCase("ingress-nginx", "controller: {replicaCount: 2}", true)]
    [TestCase("ingress-nginx", "controller: {service: {type: LoadBalancer}}", true)]
    [TestCase("ingress-nginx", "controller: {service: {type: NodePort}}", false)]
    [TestCase("ingress-nginx", "?", false)]
    [TestCase("docker-registry", null, true)]
    [TestCase("istio-ingressgateway", null, true)]
    [TestCase("kgateway", null, true)]
    [TestCase("argocd", null, true)]
    [TestCase("cert-manager", null, false)]
    public void NET_16_load_balancers_are_told(string name, string? values, bool isTold)
    {
        var text = values == "?" ? TfValue<string>.Unknown : TfValue<string>.FromNullable(values);

        var found = AddonNeeds.BringsBalancer(addon with { Name = name, Values = text });

        Assert.That(found is not null, Is.EqualTo(isTold));
        Assert.That(found?.Once, isTold ? Is.EqualTo(new Once.AddonBalancer()) : Is.Null);
    }

    [TestCase("external-secrets-operator", false, true)]
    [TestCase("velero", false, true)]
    [TestCase("velero", true, false)]
    [TestCase("cert-manager", false, false)]
    public void ADD_5_custom_resources_go_first(string name, bool isClusterLeaving, bool isTold) =>
        Assert.That(AddonNeeds.LeavesResources(name, new AddonSeen { IsClusterLeaving = isClusterLeaving }) is not null, Is.EqualTo(isTold));

    [TestCase("kube-prometheus-stack", "68.3.3", "68.3.4-vk.1", true)]
    [TestCase("kube-prometheus-stack", "68.3.3", "68.3.3", false)]
    [TestCase("kube-prometheus-stack", "68.3.3", "54.2.2", false)]
    [TestCase("kube-prometheus-stack", "68.3.3", null, false)]
    [TestCase("ingress-nginx", "4.11.3", "4.12.1", false)]
    public void ADD_10_what_the_platform_does_not_upgrade_is_told(string name, string prior, string? planned, bool isTold)
    {
        var before = addon with { Name = name, Version = prior };

        var found = AddonRules.NeedsRemoval(before, before with { Version = planned ?? TfValue<string>.Unknown });

        Assert.That(found is not null, Is.EqualTo(isTold));
        Assert.That(found?.Detail ?? "-replace", Does.Contain("-replace"));
    }

    // What is left of 4 vCPU and 8 GB: 3920m less 195m, 6348 MiB less 100 and 688.
    [TestCase(1, 1024, 745, 0)]
    [TestCase(2, 2048, 1735, 748)]
    [TestCase(4, 8192, 3725, 5560)]
    [TestCase(8, 16384, 7715, 12933)]
    [TestCase(16, 65536, 15695, 59136)]
    [TestCase(64, 262144, 63575, 249190)]
    public void NODE_1_a_node_keeps_something_for_itself(int vcpus, int ram, long milliCpus, long mi) =>
        Assert.That(PodRoom.OfNode(plain with { Vcpus = vcpus, RamMb = ram }), Is.EqualTo(new PodRoom(milliCpus, mi)));

    [TestCase(1, 3725, 5560, false)]
    [TestCase(1, 3726, 5560, true)]
    [TestCase(1, 3725, 5561, true)]
    [TestCase(2, 7450, 11120, false)]
    [TestCase(2, 7451, 11120, true)]
    [TestCase(0, 7451, 11120, false, Description = "ADD-2 says it")]
    [TestCase(-1, 9999, 99999, false)]
    public void NODE_1_add_ons_fit_on_the_workers(int nodes, long milliCpus, long mi, bool isTold)
    {
        var seen = new AddonSeen { Workers = [new(nodes < 0 ? null : nodes, plain)], Requests = new(milliCpus, mi) };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AddonNeeds.Fit(addon, seen) is not null, Is.EqualTo(isTold));
            Assert.That(AddonNeeds.Fit(addon, seen with { Workers = [.. seen.Workers!, new(1, null)] }), Is.Null, "a flavor that is not known");
            Assert.That(AddonNeeds.Fit(addon, seen with { Requests = null }), Is.Null);
            Assert.That(AddonNeeds.Fit(addon, seen with { Workers = null }), Is.Null);
        }
    }

    [TestCase("istio", null, 900)]
    [TestCase("istio", "pilot: {}", 0)]
    [TestCase("istio", "?", 0)]
    [TestCase("another", null, 0)]
    public void NODE_1_requests_are_known_of_the_catalogues_own_values(string name, string? values, long milliCpus)
    {
        var text = values == "?" ? TfValue<string>.Unknown : TfValue<string>.FromNullable(values);

        Assert.That(AddonNeeds.RequestsOf(addon with { Name = name, Values = text }).MilliCpus, Is.EqualTo(milliCpus));
    }

    private static IEnumerable<TestCaseData> Workers()
    {
        yield return new TestCaseData("gpu-operator", (WorkersSeen[])[new(2, plain)], true).SetName("ADD_9_without_a_gpu");
        yield return new TestCaseData("gpu-operator", (WorkersSeen[])[new(2, plain), new(0, gpu)], true).SetName("ADD_9_with_a_gpu_but_no_node");
        yield return new TestCaseData("gpu-operator", (WorkersSeen[])[new(2, plain), new(1, gpu)], false).SetName("ADD_9_with_a_gpu_by_name");
        yield return new TestCaseData("gpu-operator", (WorkersSeen[])[new(1, marked)], false).SetName("ADD_9_with_a_gpu_by_extra_specs");
        yield return new TestCaseData("gpu-operator", (WorkersSeen[])[new(2, plain), new(1, null)], false).SetName("ADD_9_with_a_flavor_that_is_not_known");
        yield return new TestCaseData("gpu-operator", (WorkersSeen[])[], false).SetName("ADD_9_without_workers");
        yield return new TestCaseData("gpu-operator", null, false).SetName("ADD_9_with_workers_that_are_not_known");
        yield return new TestCaseData("jaeger", (WorkersSeen[])[new(2, plain)], false).SetName("ADD_9_of_another_add_on");
    }
}
