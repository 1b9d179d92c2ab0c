using static Acceptance.Rows;

namespace Acceptance;

/// <summary>What validate cannot know and plan refuses: rules of what is new, and what the cloud does not have.</summary>
internal static class PlanRows
{
    public static IReadOnlyList<Row> All { get; } = [.. Clusters(), .. Groups(), .. Policies()];

    private static IEnumerable<Row> Clusters() =>
    [
        Error(Form.Standard, "NAME-2", "digit first", "name = \"1prod\"", "Invalid name", "begins with a digit", twin: "name = \"prod1\""),
        Error(Form.Standard, "NAME-2", "25 characters",
            "name = \"abcdefghijklmnopqrstuvwxy\"", "Invalid name", "has 25 characters", twin: "name = \"bcdefghijklmnopqrstuvwxy\""),
        Warning(Form.Standard, "NET-9", "256 addresses",
            "pods_cidr = \"10.100.0.0/24\"", "Small network for pods", "110 pods", twin: "pods_cidr = \"10.100.0.0/21\""),
        Warning(Form.Standard, "TOPO-11", "one master", "master_count = 1", "One master means no fault tolerance", "3 or 5"),
        Error(Form.Standard, "VER-1", "patch that is not offered", "version = \"1.34.1\"", "Version is not offered", "Of 1.34 the service offers 1.34.2"),
        Error(Form.Standard, "VER-1", "minor version that is not offered", "version = \"1.99.0\"", "Version is not offered", "Available: 1.34.2"),
        Warning(Form.Standard, "VER-4", "out of support", "version = \"1.31.4\"", "Version is out of support", "2026-04-17"),
        Error(Form.Standard, "REG-1", "hyphen in a zone", "availability_zones = [\"MS-1\"]", "Unknown zone", "Did you mean \"MS1\"?"),
        Error(Form.Standard, "REG-1", "small letters", "availability_zones = [\"ms1\"]", "Unknown zone", "Did you mean \"MS1\"?"),
        Error(Form.Standard, "REG-1", "zone of another region", "availability_zones = [\"QAZ\"]", "Unknown zone", "GZ1, ME1, MS1 and PA2"),
        Error(Form.Regional, "REG-1", "one of three zones", "availability_zones = [\"ME1\", \"MS1\", \"PA3\"]", "Unknown zone", "Did you mean \"PA2\"?"),
        Warning(Form.Standard, "REG-3", "zone that retires", "availability_zones = [\"GZ1\"]", "Zone is being retired", "Choose another"),
        Warning(Form.Standard, "REG-5", "STD2 in PA2",
            "master_flavor = \"STD2-4-8\"", "Flavor may be missing in PA2", "STD3", context: "availability_zones = [\"PA2\"]"),
        Permitted(Form.Regional, "REG-7", "any three zones, in any order", "availability_zones = [\"PA2\", \"MS1\", \"ME1\"]"),
        Error(Form.Standard, "MST-10", "GPU masters", "master_flavor = \"GPU-A100-16-64\"", "GPU flavor for masters", "worker groups"),
        Error(Form.Regional, "MST-11", "misspelt flavor of another family",
            "master_flavor = \"STD2-4_8\"", "Unknown flavor", "data \"vkcc_flavors\" lists them all"),
        Error(Form.Standard, "MST-11", "misspelt flavor", "master_flavor = \"STD3-48\"", "Unknown flavor", "Did you mean \"STD3-4-8\""),
        Error(Form.Standard, "MST-11", "unknown id",
            "master_flavor = \"d3000000-0000-4000-8000-000000999999\"", "Unknown flavor", "no flavor with the name or id"),
        Error(Form.Standard, "PWR-3", "created stopped",
            "power_state = \"stopped\"", "A new cluster starts running", "in a later apply", twin: "power_state = \"running\"", context: "generation = 1"),
        new("REG-4", "Neutron in PA2", Form.Standard,
            ["generation = 1", "network_id = \"10000000-0000-4000-8000-000000000003\"", "subnet_id = \"20000000-0000-4000-8000-000000000005\""],
            ["availability_zones = [\"PA2\"]"], [Finding.Error("Zone needs a network on Sprut", "availability_zones", null, "Choose another zone")]),
        new("NET-2", "Neutron on the first generation", Form.Standard,
            ["generation = 1"], ["network_id = \"10000000-0000-4000-8000-000000000003\"", "subnet_id = \"20000000-0000-4000-8000-000000000005\""], []),
        Error(Form.Standard, "VER-1", "no template of the version",
            "version = \"1.99\"", "Version is not offered", "Available", twin: "version = \"1.34\"", context: "generation = 1"),
        new("NET-1", "Neutron network", Form.Standard,
            [], ["network_id = \"10000000-0000-4000-8000-000000000003\"", "subnet_id = \"20000000-0000-4000-8000-000000000005\""],
            [Finding.Error("Network is not on Sprut", "network_id", null, "neutron")]),
        Error(Form.Standard, "NET-1", "external network",
            "network_id = local.external_network_id", "Network is external", "external_network_id") with
            {
                Break = ["network_id = local.external_network_id", "subnet_id = \"20000000-0000-4000-8000-000000000006\""],
            },
        Error(Form.Standard, "NET-1", "unknown network",
            "network_id = \"10000000-0000-4000-8000-000000000099\"", "Unknown network", "sees no network with the id"),
        Error(Form.Standard, "NET-3", "subnet of another network",
            "subnet_id = \"20000000-0000-4000-8000-000000000003\"", "Subnet is not part of the network", "20000000-0000-4000-8000-000000000001",
            context: "loadbalancer_subnet_id = local.balancer_subnet_id"),
        Error(Form.Standard, "NET-3", "balancer subnet of another network",
            "loadbalancer_subnet_id = \"20000000-0000-4000-8000-000000000003\"", "Subnet is not part of the network", "loadbalancer_subnet_id",
            twin: "loadbalancer_subnet_id = local.balancer_subnet_id"),
        Error(Form.Standard, "NET-3", "the default follows the subnet",
            "subnet_id = \"20000000-0000-4000-8000-000000000004\"", "Subnet is not part of the network", "demo-nodes"),
        Error(Form.Standard, "NET-6", "external network that is not there",
            "external_network_id = \"10000000-0000-4000-8000-000000000099\"", "Unknown external network", "let the service choose",
            twin: "external_network_id = local.external_network_id"),
        Error(Form.Standard, "NET-6", "network that is not external",
            "external_network_id = local.network_id", "Network is not external", "no floating IPs", twin: "external_network_id = local.external_network_id"),
        Error(Form.Standard, "NET-6", "external network on Neutron",
            "external_network_id = \"10000000-0000-4000-8000-000000000005\"", "External network is not on Sprut", "neutron",
            twin: "external_network_id = local.external_network_id"),
        new("NET-4", "subnet without a router", Form.Standard,

            [
                "network_id = \"10000000-0000-4000-8000-000000000002\"",
                "subnet_id = \"20000000-0000-4000-8000-000000000003\"",
                "external_network_id = local.external_network_id",
            ],
            ["public_ip = true"], [Finding.Error("Subnet has no way out", "subnet_id", null, "depends_on")]),
        new("NET-4", "router that leads nowhere", Form.Standard,

            [
                "network_id = \"10000000-0000-4000-8000-000000000002\"",
                "subnet_id = \"20000000-0000-4000-8000-000000000004\"",
                "external_network_id = local.external_network_id",
            ],
            ["public_ip = true"], [Finding.Error("Subnet has no way out", "subnet_id", null, "external gateway")]),
        Error(Form.Standard, "NET-7", "pods on the nodes' subnet",
            "pods_cidr = \"192.168.0.0/20\"", "Pod network overlaps a subnet", "\"demo-nodes\" (192.168.10.0/24)", twin: "pods_cidr = \"192.168.32.0/20\""),
        Error(Form.Standard, "NET-7", "pods on two subnets",
            "pods_cidr = \"192.168.0.0/16\"", "Pod network overlaps a subnet", "\"demo-balancers\" (192.168.20.0/24)", twin: "pods_cidr = \"192.169.0.0/16\""),
        new("VER-1", "two mistakes that only the cloud knows", Form.Standard, [], ["version = \"1.34.1\"", "master_flavor = \"STD3-4-9\""],
            [
                Finding.Error("Version is not offered", "version", null, "1.34.2"),
                Finding.Error("Unknown flavor", "master_flavor", null, "Did you mean \"STD3-4-4\""),
            ]),
    ];

    private static IEnumerable<Row> Groups() =>
    [
        // mock_provider makes up ids of a form of its own and asks for validation only, so ids are judged here.
        Error(Form.Group, "NAME-4", "no id", "cluster_id = \"production\"", "Not a cluster's id", "attribute id of a vkcc_cluster"),
        Error(Form.Group, "NAME-4", "26 characters", "cluster_id = \"2xQk8vYtBfzJZ0rVpXo1mWn5aL\"", "Not a cluster's id", "27 letters and digits"),
        Error(Form.Group, "NAME-4", "beyond the greatest", "cluster_id = \"zzzzzzzzzzzzzzzzzzzzzzzzzzz\"", "Not a cluster's id", "27 letters and digits"),
        Error(Form.Group, "NAME-4", "empty id", "cluster_id = \"\"", "Not a cluster's id", "attribute id of a vkcc_cluster"),

        // Of which generation the cluster is, validate cannot know.
        Error(Form.Group, "NAME-1", "underscore", "name = \"my_workers\"", "Invalid name", "single hyphens", twin: "name = \"my-workers\""),
        Error(Form.Group, "NAME-2", "digit first", "name = \"1workers\"", "Invalid name", "begins with a digit", twin: "name = \"workers1\""),
        Error(Form.Group, "NAME-2", "25 characters", "name = \"abcdefghijklmnopqrstuvwxy\"", "Invalid name", "has 25 characters"),
        Permitted(Form.Group, "NG-2", "no nodes", "generation = 2", "node_count = 0"),
        Warning(Form.Group, "NG-2", "no nodes of a cluster to come",
            "node_count = 0", "Depends on the cluster's generation", "Set generation", twin: "generation = 2"),
        Error(Form.Group, "REG-1", "hyphen in a zone",
            "availability_zone = \"ME-1\"", "Unknown zone", "Did you mean \"ME1\"?", twin: "availability_zone = \"ME1\""),
        Warning(Form.Group, "REG-3", "zone that retires", "availability_zone = \"GZ1\"", "Zone is being retired", "Choose another"),
        Error(Form.Group, "MST-11", "misspelt flavor", "flavor = \"STD3-4_8\"", "Unknown flavor", "Did you mean \"STD3-4-8\""),
        Error(Form.Group, "NG-7", "disk type of another zone", "disk_type = \"high-iops-ha\"", "Disk type is not offered in this zone", "is offered in ME1"),
        Error(Form.Group, "NG-8", "misspelt disk type", "disk_type = \"ceph-sdd\"", "Unknown disk type", "Did you mean \"ceph-ssd\"?"),
        Error(Form.Group, "NG-8", "unknown disk type", "disk_type = \"floppy\"", "Unknown disk type", "Offered: ceph-hdd"),

        // The creation refuses it: the plan inside an apply may not fail on what the cloud says of a cluster (docs/design/planning.md).
        Warning(Form.Group, "NAME-4", "cluster that does not exist",
            "cluster_id = \"2xQk8vYtBfzJZ0rVpXo1mWn5aLc\"", "Unknown cluster", "attribute id of a vkcc_cluster"),
    ];

    private static IEnumerable<Row> Policies() =>
    [
        Error(Form.Policy, "NAME-4", "no id", "cluster_id = \"production\"", "Not a cluster's id", "attribute id of a vkcc_cluster"),
        Error(Form.Policy, "SEC-3", "misspelt template", "template = \"k8sallowedrepo\"", "Unknown template", "Did you mean \"k8sallowedrepos\"?"),
        Error(Form.Policy, "SEC-3", "unknown template", "template = \"seccomp\"", "Unknown template", "Offered: k8sallowedrepos"),
        Error(Form.Policy, "SEC-3", "version that is not offered",
            "template_version = \"9.0.0\"", "Template has no such version", "Offered: 1.0.0", twin: "template_version = \"1.0.0\""),
        Error(Form.Policy, "SEC-5", "misspelt setting",
            "settings = jsonencode({ repos = [], repo = \"registry.example/\" })", "Settings do not fit the template", "did you mean repos?"),
        Error(Form.Policy, "SEC-5", "text in place of a list",
            "settings = jsonencode({ repos = \"registry.example/\" })",
            "Settings do not fit the template", "repos in settings is a string, and must be a list"),
        new("SEC-5", "setting left out", Form.Policy, [], ["-settings"], [Finding.Error("Settings do not fit the template", null, null, "lacks repos")]),
    ];
}
