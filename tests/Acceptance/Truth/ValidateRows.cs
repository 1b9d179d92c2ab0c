using static Acceptance.Rows;

namespace Acceptance;

/// <summary>What <c>terraform validate</c> refuses, and plan as well, without asking the cloud.</summary>
internal static class ValidateRows
{
    private const string Group27 = "cluster_id = \"2xQk8vYtBfzJZ0rVpXo1mWn5aLc\"";

    private static readonly string long64 = new('a', 64);

    public static IReadOnlyList<Row> All { get; } = [.. Clusters(), .. Groups(), .. FirstGeneration(), .. Policies(), .. Several()];

    private static IEnumerable<Row> Clusters() =>
    [
        // Generations.
        Error(Form.Standard, "GEN-1", "third generation", "generation = 3", "Unknown generation", "2 (the default)", twin: "generation = 2"),
        Error(Form.Standard, "GEN-1", "generation zero", "generation = 0", "Unknown generation", "2 (the default)"),
        Error(Form.Standard, "GEN-2", "template", "cluster_template_id = \"a7e2e1a5-3c2f-4b0e-9d53-52f6b6b1d111\"", "Not available in the second generation", "version"),
        Error(Form.Standard, "GEN-2", "key pair", "keypair = \"laptop\"", "Not available in the second generation", "Remove it"),
        Error(Form.Standard, "GEN-2", "DNS domain", "dns_domain = \"cluster.example\"", "Not available in the second generation", "Remove it"),
        Error(Form.Standard, "GEN-2", "policy sync", "security_policy_sync = true", "Not available in the second generation", "always kept in sync"),
        Warning(Form.Standard, "MON-1", "monitoring switched off", "labels = { cloud_monitoring = \"false\" }", "Label has no effect", "always on", covers: "false", twin: "labels = { team = \"web\" }"),
        Warning(Form.Standard, "MON-1", "another option of the first generation", "labels = { clean_volumes = \"true\" }", "Label has no effect", "first-generation", covers: "true", twin: "labels = { team = \"web\" }"),
        Error(Form.Standard, "PWR-2", "stopped", "power_state = \"stopped\"", "Not available in the second generation", "Scale node groups down"),
        Error(Form.Standard, "PWR-2", "running", "power_state = \"running\"", "Not available in the second generation", "Scale node groups down"),

        First("GEN-2", "description", "description = \"text\"", "Not available in the first generation", "Remove it"),
        First("GEN-2", "allowed networks", "api_allowed_cidrs = [\"10.0.0.0/8\"]", "Not available in the first generation", "public_ip"),
        First("NET-10", "cilium", "network_plugin = \"cilium\"", "Not available in the first generation", "generation = 2", twin: "network_plugin = \"calico\""),
        First("PWR-1", "another word", "power_state = \"off\"", "Unknown power_state", "\"running\" or \"stopped\"", twin: "power_state = \"running\""),
        First("MST-2", "size with its unit", "labels = { master_volume_size = \"60GB\" }", "Invalid value of a service option", "a size in GB", covers: "60GB", twin: "labels = { master_volume_size = \"60\" }"),
        First("VER-2", "version of one number", "version = \"1\"", "Not a Kubernetes version", "such as \"1.34\"", twin: "version = \"1.34\""),
        First("NET-15", "star", "insecure_registries = [\"*.registry.example\"]", "Not a registry", "first generation", twin: "insecure_registries = [\"registry.example\"]"),

        // Names.
        Error(Form.Standard, "NAME-1", "two characters", "name = \"ab\"", "Invalid name", "has 2 characters", twin: "name = \"abc\""),
        Error(Form.Standard, "NAME-1", "26 characters", "name = \"abcdefghijklmnopqrstuvwxyz\"", "Invalid name", "has 26 characters", twin: "name = \"abcdefghijklmnopqrstuvwx\""),
        Error(Form.Standard, "NAME-1", "capital letter", "name = \"Prod\"", "Invalid name", "contains P.", twin: "name = \"prod\""),
        Error(Form.Standard, "NAME-1", "underscore", "name = \"my_cluster\"", "Invalid name", "single hyphens", twin: "name = \"my-cluster\""),
        Error(Form.Standard, "NAME-1", "point", "name = \"my.cluster\"", "Invalid name", "single hyphens", twin: "name = \"my-other-cluster\""),
        Error(Form.Standard, "NAME-1", "blank", "name = \"my cluster\"", "Invalid name", "single hyphens"),
        Error(Form.Standard, "NAME-1", "not Latin", "name = \"кластер\"", "Invalid name", "a-z, 0-9"),
        Error(Form.Standard, "NAME-1", "hyphen first", "name = \"-prod\"", "Invalid name", "begins or ends with a hyphen"),
        Error(Form.Standard, "NAME-1", "hyphen last", "name = \"prod-\"", "Invalid name", "begins or ends with a hyphen"),
        Error(Form.Standard, "NAME-1", "two hyphens", "name = \"my--cluster\"", "Invalid name", "two hyphens in a row"),
        Error(Form.Standard, "NAME-1", "empty name", "name = \"\"", "Invalid name", "is empty"),
        Error(Form.Standard, "NAME-5", "description of 257", $"description = \"{new string('d', 257)}\"", "Description too long", "at most 256", twin: $"description = \"{new string('d', 256)}\""),

        // Topology.
        Error(Form.Standard, "TOPO-1", "another word", "cluster_type = \"zonal\"", "Unknown cluster_type", "\"regional\" (fault-tolerant"),
        Error(Form.Standard, "TOPO-1", "misspelt standard", "cluster_type = \"standart\"", "Unknown cluster_type", "Did you mean \"standard\"?"),
        Error(Form.Regional, "TOPO-1", "misspelt regional", "cluster_type = \"Regional\"", "Unknown cluster_type", "Did you mean \"regional\"?"),
        Error(Form.Standard, "TOPO-1", "empty type", "cluster_type = \"\"", "Unknown cluster_type", "\"standard\" (all masters in one zone)"),
        Error(Form.Standard, "TOPO-2", "no masters", "master_count = 0", "Standard cluster needs 1, 3 or 5 masters", "1, 3 or 5 masters and no other number"),
        Error(Form.Standard, "TOPO-2", "two masters", "master_count = 2", "Standard cluster needs 1, 3 or 5 masters", "1, 3 or 5 masters and no other number"),
        Error(Form.Standard, "TOPO-2", "four masters", "master_count = 4", "Standard cluster needs 1, 3 or 5 masters", "1, 3 or 5 masters and no other number", twin: "master_count = 5"),
        Error(Form.Standard, "TOPO-2", "minus one", "master_count = -1", "Standard cluster needs 1, 3 or 5 masters", "1, 3 or 5 masters and no other number"),
        Error(Form.Standard, "TOPO-2", "computed four", "master_count = 2 + 2", "Standard cluster needs 1, 3 or 5 masters", "master_count is 4", twin: "master_count = 2 + 3"),
        Error(Form.Standard, "TOPO-8", "seven masters", "master_count = 7", "Standard cluster needs 1, 3 or 5 masters", "1, 3 or 5 masters"),
        new("TOPO-8", "six masters of an unknown type", Form.Standard, ["cluster_type = terraform_data.later.output"], ["master_count = 6"], [Finding.Error("No cluster has this number of masters", "master_count", null, "1, 3 or 5")]),
        Error(Form.Regional, "TOPO-3", "one master", "master_count = 1", "Regional cluster needs 3 or 5 masters", "cluster_type = \"standard\""),
        Error(Form.Regional, "TOPO-3", "two masters", "master_count = 2", "Regional cluster needs 3 or 5 masters", "majority"),
        Error(Form.Regional, "TOPO-3", "four masters", "master_count = 4", "Regional cluster needs 3 or 5 masters", "majority", twin: "master_count = 5"),
        Error(Form.Regional, "TOPO-3", "text for a number", "master_count = \"4\"", "Regional cluster needs 3 or 5 masters", "majority", twin: "master_count = \"5\""),
        Missing(Form.Standard, "TOPO-4", "master_count"),
        Error(Form.Standard, "TOPO-5", "two zones", "availability_zones = [\"MS1\", \"ME1\"]", "Standard cluster needs exactly one zone", "regional"),
        Error(Form.Standard, "TOPO-5", "no zone", "availability_zones = []", "Standard cluster needs exactly one zone", "Name one"),
        Error(Form.Standard, "TOPO-7", "standard in three zones", "availability_zones = [\"ME1\", \"MS1\", \"PA2\"]", "Standard cluster needs exactly one zone", "cluster_type = \"regional\""),
        Error(Form.Regional, "TOPO-6", "two zones", "availability_zones = [\"ME1\", \"MS1\"]", "Regional cluster needs exactly three zones", "exactly three"),
        Error(Form.Regional, "TOPO-6", "four zones", "availability_zones = [\"GZ1\", \"ME1\", \"MS1\", \"PA2\"]", "Regional cluster needs exactly three zones", "exactly three"),
        Error(Form.Regional, "TOPO-6", "one zone thrice", "availability_zones = [\"MS1\", \"MS1\", \"MS1\"]", "Regional cluster needs exactly three zones", "1 different zone."),
        Error(Form.Regional, "TOPO-7", "regional in one zone", "availability_zones = [\"MS1\"]", "Regional cluster needs exactly three zones", "exactly three"),
        Error(Form.Regional, "SCHEMA", "empty zone", "availability_zones = [\"ME1\", \"MS1\", \"\"]", "Empty element", "Remove it"),
        Error(Form.Regional, "SCHEMA", "zone that is null", "availability_zones = [\"ME1\", \"MS1\", null]", "Empty element", "Remove it"),

        // Versions and flavors.
        Error(Form.Standard, "VER-2", "minor version", "version = \"1.34\"", "Not a Kubernetes version", "Of 1.34 the service offered 1.34.2 on"),
        Error(Form.Standard, "VER-2", "leading zero", "version = \"1.034.2\"", "Not a Kubernetes version", "without leading zeros"),
        Error(Form.Standard, "VER-2", "four numbers", "version = \"1.34.2.1\"", "Not a Kubernetes version", "\"v1.34.2\""),
        Error(Form.Standard, "VER-2", "a range", "version = \"~> 1.34\"", "Not a Kubernetes version", "\"1.34.2\""),
        Error(Form.Standard, "VER-2", "latest", "version = \"latest\"", "Not a Kubernetes version", "got \"latest\""),
        Error(Form.Standard, "VER-2", "capital V", "version = \"V1.34.2\"", "Not a Kubernetes version", "\"v1.34.2\"", twin: "version = \"v1.34.2\""),
        Error(Form.Standard, "VER-2", "empty version", "version = \"\"", "Not a Kubernetes version", "\"1.34.2\""),
        Missing(Form.Standard, "MST-1", "master_flavor"),
        Error(Form.Standard, "MST-1", "empty flavor", "master_flavor = \"\"", "Invalid value", "empty"),

        // Networks.
        Error(Form.Standard, "NET-6", "public without external network", "public_ip = true", "A public IP needs an external network", "external_network_id", twin: "public_ip = false"),
        new("NET-6", "public, external network null", Form.Standard, ["public_ip = true"], ["external_network_id = null"], [Finding.Error("A public IP needs an external network", "public_ip", null, "external_network_id")])
        {
            Twin = ["external_network_id = local.external_network_id"],
        },
        Error(Form.Standard, "NET-7", "no network", "pods_cidr = \"pods\"", "Not an IPv4 network", "\"10.100.0.0/16\""),
        Error(Form.Standard, "NET-7", "without length", "pods_cidr = \"10.100.0.0\"", "Not an IPv4 network", "CIDR"),
        Error(Form.Standard, "NET-7", "length 33", "pods_cidr = \"10.100.0.0/33\"", "Not an IPv4 network", "CIDR"),
        Error(Form.Standard, "NET-7", "IPv6", "pods_cidr = \"fd00::/64\"", "Not an IPv4 network", "IPv4"),
        Error(Form.Standard, "NET-7", "octet 256", "pods_cidr = \"10.256.0.0/16\"", "Not an IPv4 network", "CIDR"),
        Error(Form.Standard, "NET-7", "host bits", "pods_cidr = \"10.100.3.0/16\"", "Network has host bits", "\"10.100.0.0/16\"", twin: "pods_cidr = \"10.100.0.0/16\""),
        Warning(Form.Standard, "NET-8", "the service range", "pods_cidr = \"10.254.0.0/16\"", "Pod network overlaps the service range", "10.100.0.0/16", twin: "pods_cidr = \"10.253.0.0/16\""),
        Warning(Form.Standard, "NET-8", "around the service range", "pods_cidr = \"10.192.0.0/10\"", "Pod network overlaps the service range", "10.100.0.0/16", twin: "pods_cidr = \"10.128.0.0/10\""),
        Error(Form.Standard, "NET-10", "another plugin", "network_plugin = \"flannel\"", "Invalid value", "\"cilium\"", twin: "network_plugin = \"cilium\""),
        Error(Form.Standard, "NET-10", "misspelt plugin", "network_plugin = \"calicoo\"", "Invalid value", "Did you mean \"calico\"?", twin: "network_plugin = \"calico\""),
        Error(Form.Standard, "NET-12", "host bits in one of two", "api_allowed_cidrs = [\"10.1.0.0/16\", \"10.0.0.5/24\"]", "Network has host bits", "\"10.0.0.0/24\"", twin: "api_allowed_cidrs = [\"10.1.0.0/16\", \"10.0.0.0/24\"]"),
        Error(Form.Standard, "NET-12", "a bare address", "api_allowed_cidrs = [\"203.0.113.7\"]", "Not a network", "/32", twin: "api_allowed_cidrs = [\"203.0.113.7/32\"]"),
        Error(Form.Standard, "NET-12", "a host name", "api_allowed_cidrs = [\"office.example\"]", "Not a network", "\"office.example\""),
        Error(Form.Standard, "NET-12", "one network in two spellings", "api_allowed_cidrs = [\"fd00::/64\", \"fd00:0::/64\"]", "One network given twice", "Keep one"),
        new("NET-12", "two of three elements", Form.Standard, [], ["api_allowed_cidrs = [\"10.0.0.0/24\", \"10.0.1.1/24\", \"x\"]"],
            [
                Finding.Error("Network has host bits", "api_allowed_cidrs", null, "\"10.0.1.0/24\""),
                Finding.Error("Not a network", "api_allowed_cidrs", null, "\"x\""),
            ]),
        Error(Form.Standard, "SCHEMA", "allowed network that is null", "api_allowed_cidrs = [\"10.0.0.0/24\", null]", "Empty element", "Remove it"),
        Error(Form.Standard, "NET-15", "with a scheme", "insecure_registries = [\"https://registry.example\"]", "Not a registry", "Leave the scheme out", twin: "insecure_registries = [\"registry.example\"]"),
        Error(Form.Standard, "NET-15", "port 70000", "insecure_registries = [\"registry.example:70000\"]", "Not a registry", "host:port", twin: "insecure_registries = [\"registry.example:7000\"]"),
        Error(Form.Standard, "NET-15", "star inside", "insecure_registries = [\"a.*.example\"]", "Not a registry", "*.domain", twin: "insecure_registries = [\"*.a.example\"]"),
        Error(Form.Standard, "NET-15", "a bare word", "insecure_registries = [\"registry\"]", "Not a registry", "a dot in it"),
        Error(Form.Standard, "NET-15", "octet 300", "insecure_registries = [\"10.0.0.300\"]", "Not a registry", "IPv4", twin: "insecure_registries = [\"10.0.0.30\"]"),
        Error(Form.Standard, "SCHEMA", "empty registry", "insecure_registries = [\"\"]", "Empty element", "Remove it"),

        // Labels.
        Error(Form.Standard, "LT-6", "long value", $"labels = {{ team = \"{long64}\" }}", "Cluster label value too long", "63", covers: long64, twin: $"labels = {{ team = \"{long64[1..]}\" }}"),
        Error(Form.Standard, "LT-6", "long key", $"labels = {{ {long64} = \"web\" }}", "Cluster label key of wrong length", "63", covers: "web"),
        Error(Form.Standard, "LT-6", "empty key", "labels = { \"\" = \"web\" }", "Cluster label key of wrong length", "1 to 63", covers: "web"),
        Error(Form.Standard, "LT-6", "value that is null", "labels = { team = \"web\", stage = null }", "Label without a value", "Use \"\"", covers: "null", twin: "labels = { team = \"web\", stage = \"\" }"),
        new("LT-6", "two of three keys", Form.Standard, [], [$"labels = {{ good = \"web\", a = \"{long64}\", b = null }}"],
            [
                Finding.Error("Cluster label value too long", "labels", long64, "\"a\""),
                Finding.Error("Label without a value", "labels", "null", "\"b\""),
            ]),

        // The schema's own.
        Error(Form.Standard, "SCHEMA", "half a master", "master_count = 2.5", "Invalid value", "not a whole number"),
        Error(Form.Standard, "SCHEMA", "half a generation", "generation = 1.5", "Invalid value", "not a whole number"),
        Error(Form.Standard, "SCHEMA", "empty network", "network_id = \"\"", "Invalid value", "empty"),
        Error(Form.Standard, "SCHEMA", "empty subnet", "subnet_id = \"\"", "Invalid value", "empty"),
        Error(Form.Standard, "SCHEMA", "empty balancer subnet", "loadbalancer_subnet_id = \"\"", "Invalid value", "empty"),
        Error(Form.Standard, "SCHEMA", "empty external network", "external_network_id = \"\"", "Invalid value", "empty"),
        Error(Form.Standard, "SCHEMA", "status in the configuration", "status = \"RUNNING\"", "Read-only attribute", "Take it out"),
        Error(Form.Standard, "SCHEMA", "id in the configuration", "id = \"x\"", "Read-only attribute", "Take it out"),
        Error(Form.Standard, "SCHEMA", "uuid that is not known yet", "uuid = terraform_data.later.output", "Read-only attribute", "Take it out"),
        Error(Form.Standard, "SCHEMA", "timeout without unit", "timeouts = { create = \"90\" }", "Invalid value", "\"90m\"", covers: "90", twin: "timeouts = { create = \"90m\" }"),
        Error(Form.Standard, "SCHEMA", "timeout of days", "timeouts = { update = \"1h\", delete = \"2d\" }", "Invalid value", "\"1h30m\"", covers: "2d", twin: "timeouts = { update = \"1h\", delete = \"48h\" }"),
        Error(Form.Standard, "SCHEMA", "timeout of nothing", "timeouts = { delete = \"0s\" }", "Invalid value", "no time at all", covers: "0s"),
        Error(Form.Standard, "SCHEMA", "master count null", "master_count = null", "Missing required argument", "master_count"),
        new("NAME-1", "neither name nor prefix", Form.Standard, [], ["-name"], [Finding.Error("Neither name nor name_prefix", null, null, "name_prefix")])
        {
            Twin = ["-name", "name_prefix = \"shop-\""],
        },
        Error(Form.Standard, "NAME-1", "name and prefix", "name_prefix = \"shop-\"", "Both name and name_prefix", "Remove one"),
        new("NAME-1", "prefix that begins with a digit", Form.Standard, ["-name"], ["name_prefix = \"1shop-\""], [Finding.Error("Invalid name_prefix", "name_prefix", null, "begin with a letter")])
        {
            Twin = ["name_prefix = \"shop1-\""],
        },
        new("VER-2", "without version", Form.Standard, [], ["-version"], [Finding.Error("Missing version", null, null, "Set version")]),
        new("VER-2", "neither version nor template", Form.Standard, ["generation = 1"], ["-version"], [Finding.Error("Missing version", null, null, "cluster_template_id")]),
        Missing(Form.Standard, "SCHEMA", "cluster_type"),
        Missing(Form.Standard, "SCHEMA", "availability_zones"),
        Missing(Form.Standard, "SCHEMA", "network_id"),
        Missing(Form.Standard, "SCHEMA", "subnet_id"),
    ];

    private static Row First(string rule, string title, string edit, string summary, string says, string? covers = null, string? twin = null) =>
        Error(Form.Standard, rule, $"first generation, {title}", edit, summary, says, covers, twin, "generation = 1");

    private static IEnumerable<Row> Groups() =>
    [
        // The cluster, the name, the zone.
        new("NAME-1", "two characters", Form.Group, [], [Group27, "name = \"ng\""], [Finding.Error("Invalid name", "name", null, "has 2 characters")]) { Twin = ["name = \"ngs\""] },
        new("NAME-1", "capital letters", Form.Group, [], [Group27, "name = \"Workers\""], [Finding.Error("Invalid name", "name", null, "contains W.")]) { Twin = ["name = \"workers\""] },
        new("NAME-1", "hyphen last", Form.Group, [], [Group27, "name = \"workers-\""], [Finding.Error("Invalid name", "name", null, "begins or ends with a hyphen")]),
        new("NAME-1", "two hyphens", Form.Group, [], [Group27, "name = \"my--workers\""], [Finding.Error("Invalid name", "name", null, "two hyphens in a row")]),
        new("NG-10", "called master", Form.Group, [], [Group27, "name = \"master\""], [Finding.Error("Reserved name", "name", null, "masters")]) { Twin = ["name = \"masters\""] },
        new("NG-4", "no zone", Form.Group, [], [Group27, "-availability_zone"], [Finding.Error("Missing availability_zone", null, null, "Set availability_zone")]),
        new("NG-4", "zone that is null", Form.Group, [], [Group27, "availability_zone = null"], [Finding.Error("Missing availability_zone", "availability_zone", null, "Set availability_zone")]),
        Error(Form.Group, "SCHEMA", "empty zone", "availability_zone = \"\"", "Invalid value", "empty"),

        // Sizes.
        new("AS-1", "neither", Form.Group, [], ["-node_count"], [Finding.Error("Neither node_count nor autoscale", null, null, "autoscale = { min")]),
        new("AS-1", "both null", Form.Group, [], ["node_count = null", "autoscale = null"], [Finding.Error("Neither node_count nor autoscale", null, null, "node_count for a fixed one")]),
        Error(Form.Group, "AS-1", "both", "autoscale = { min = 1, max = 3 }", "Both node_count and autoscale", "Remove node_count or autoscale"),
        Error(Form.Group, "AS-2", "min above max", "autoscale = { min = 4, max = 3 }", "min is greater than max", "Swap them", covers: "4", twin: "autoscale = { min = 3, max = 4 }", context: "-node_count"),
        Error(Form.Group, "NG-1", "501 nodes", "node_count = 501", "Too many nodes in one group", "500", twin: "node_count = 500"),
        Error(Form.Group, "NG-1", "minus one node", "node_count = -1", "Negative number of nodes", "at least 0", twin: "node_count = 1"),
        Error(Form.Group, "NG-1", "max 501", "autoscale = { min = 1, max = 501 }", "Too many nodes in one group", "autoscale.max is 501", covers: "501", twin: "autoscale = { min = 1, max = 500 }", context: "-node_count"),
        // Of a negative number inside an object Terraform underlines the sign alone.
        Error(Form.Group, "NG-1", "min minus 1", "autoscale = { min = -1, max = 3 }", "Negative number of nodes", "autoscale.min is -1", covers: "-", twin: "autoscale = { min = 0, max = 3 }", context: "-node_count"),
        new("NG-1", "min and max both wrong", Form.Group, ["-node_count"], ["autoscale = { min = 501, max = 502 }"],
            [
                Finding.Error("Too many nodes in one group", "autoscale", "501", "autoscale.min is 501"),
                Finding.Error("Too many nodes in one group", "autoscale", "502", "autoscale.max is 502"),
            ])
        {
            Twin = ["autoscale = { min = 1, max = 2 }"],
        },
        Error(Form.Group, "SCHEMA", "half a node", "node_count = 1.5", "Invalid value", "not a whole number"),
        Error(Form.Group, "SCHEMA", "half a limit", "autoscale = { min = 1, max = 2.5 }", "Invalid value", "not a whole number", covers: "2.5", twin: "autoscale = { min = 1, max = 2 }", context: "-node_count"),
        Error(Form.Group, "SCHEMA", "limit that is null", "autoscale = { min = null, max = 2 }", "Missing required argument", "min", covers: "null", twin: "autoscale = { min = 1, max = 2 }", context: "-node_count"),
        Error(Form.Group, "NG-7", "no disk", "disk_size = 0", "Disk too small", "at least 1", twin: "disk_size = 1"),
        Error(Form.Group, "NG-7", "negative disk", "disk_size = -50", "Disk too small", "GB"),
        Error(Form.Group, "SCHEMA", "half a GB", "disk_size = 0.5", "Invalid value", "not a whole number"),
        Error(Form.Group, "UPG-7", "0 percent", "max_unavailable_percent = 0", "Not a percentage", "1 to 100", twin: "max_unavailable_percent = 1"),
        Error(Form.Group, "UPG-7", "101 percent", "max_unavailable_percent = 101", "Not a percentage", "1 to 100", twin: "max_unavailable_percent = 100"),
        Error(Form.Group, "SCHEMA", "half a percent", "max_unavailable_percent = 0.5", "Invalid value", "not a whole number"),

        // Labels: at the key.
        Error(Form.Group, "LT-1", "blank in a key", "labels = { good = \"yes\", \"my team\" = \"web\" }", "Not a Kubernetes label key", "1 to 63 letters", covers: "web", twin: "labels = { good = \"yes\", \"my-team\" = \"web\" }"),
        Error(Form.Group, "LT-1", "key of 64", $"labels = {{ {long64} = \"web\" }}", "Not a Kubernetes label key", "1 to 63 letters", covers: "web"),
        Error(Form.Group, "LT-1", "prefix in capitals", "labels = { \"Example.com/team\" = \"web\" }", "Not a Kubernetes label key", "before the slash", covers: "web", twin: "labels = { \"example.com/team\" = \"web\" }"),
        Error(Form.Group, "LT-1", "two slashes", "labels = { \"a/b/c\" = \"web\" }", "Not a Kubernetes label key", "after the slash", covers: "web"),
        Error(Form.Group, "LT-1", "empty key", "labels = { \"\" = \"web\" }", "Not a Kubernetes label key", "1 to 63 letters", covers: "web"),
        Error(Form.Group, "LT-1", "value with a colon", "labels = { image = \"nginx:latest\" }", "Not a Kubernetes label value", "at most 63 letters", covers: "nginx:latest", twin: "labels = { image = \"nginx-latest\" }"),
        Error(Form.Group, "LT-1", "value of 64", $"labels = {{ team = \"{long64}\" }}", "Not a Kubernetes label value", "at most 63 letters", covers: long64),
        Error(Form.Group, "LT-1", "value ends with a point", "labels = { team = \"web.\" }", "Not a Kubernetes label value", "ends with a letter or digit", covers: "web."),
        Error(Form.Group, "LT-1", "label that is null", "labels = { team = null }", "Label without a value", "Use \"\"", covers: "null", twin: "labels = { team = \"\" }"),
        new("LT-1", "key and value of one label", Form.Group, [], ["labels = { \"my team\" = \"web:1\" }"],
            [
                Finding.Error("Not a Kubernetes label key", "labels", "web:1", "\"my team\""),
                Finding.Error("Not a Kubernetes label value", "labels", "web:1", "\"my team\""),
            ]),
        Warning(Form.Group, "LT-8", "zone label", "labels = { \"topology.kubernetes.io/zone\" = \"MS1\" }", "Label is set by the platform", "Remove it", covers: "MS1"),
        Warning(Form.Group, "LT-8", "volume zone label", "labels = { \"topology.cinder.csi.openstack.org/zone\" = \"MS1\" }", "Label is set by the platform", "Remove it", covers: "MS1"),

        // Taints: elements of a set have no address, so the text names the element.
        Error(Form.Group, "LT-1", "taint key", "taints = [{ key = \"my key\", effect = \"NoSchedule\" }]", "Not a Kubernetes taint key", "\"my key\"", twin: "taints = [{ key = \"my-key\", effect = \"NoSchedule\" }]"),
        Error(Form.Group, "LT-1", "empty taint key", "taints = [{ key = \"\", effect = \"NoSchedule\" }]", "Not a Kubernetes taint key", "1 to 63 letters"),
        Error(Form.Group, "LT-1", "taint value", "taints = [{ key = \"dedicated\", value = \"web team\", effect = \"NoSchedule\" }]", "Not a Kubernetes taint value", "\"dedicated\"", twin: "taints = [{ key = \"dedicated\", value = \"web\", effect = \"NoSchedule\" }]"),
        Error(Form.Group, "LT-2", "misspelt effect", "taints = [{ key = \"dedicated\", effect = \"NoShedule\" }]", "Unknown taint effect", "Did you mean \"NoSchedule\"?", twin: "taints = [{ key = \"dedicated\", effect = \"NoSchedule\" }]"),
        Error(Form.Group, "LT-2", "small letters", "taints = [{ key = \"dedicated\", effect = \"noexecute\" }]", "Unknown taint effect", "Did you mean \"NoExecute\"?", twin: "taints = [{ key = \"dedicated\", effect = \"NoExecute\" }]"),
        Error(Form.Group, "LT-2", "another effect", "taints = [{ key = \"dedicated\", effect = \"Evict\" }]", "Unknown taint effect", "\"PreferNoSchedule\""),
        Error(Form.Group, "LT-2", "one of two", "taints = [{ key = \"good\", effect = \"NoSchedule\" }, { key = \"bad\", effect = \"\" }]", "Unknown taint effect", "\"bad\""),
        Error(Form.Group, "LT-3", "given twice", "taints = [{ key = \"a\", value = \"x\", effect = \"NoSchedule\" }, { key = \"a\", value = \"y\", effect = \"NoSchedule\" }]", "Taint given twice", "keep one", twin: "taints = [{ key = \"a\", value = \"x\", effect = \"NoSchedule\" }, { key = \"a\", value = \"y\", effect = \"NoExecute\" }]"),
        Error(Form.Group, "SCHEMA", "taint that is null", "taints = [{ key = \"a\", effect = \"NoSchedule\" }, null]", "Element is null", "Remove it", twin: "taints = [{ key = \"a\", effect = \"NoSchedule\" }]"),
        Error(Form.Group, "SCHEMA", "effect that is null", "taints = [{ key = \"a\", effect = null }]", "Missing required argument", "key = \"a\""),

        // The schema's own.
        Error(Form.Group, "SCHEMA", "empty flavor", "flavor = \"\"", "Invalid value", "empty"),
        Error(Form.Group, "SCHEMA", "empty disk type", "disk_type = \"\"", "Invalid value", "empty"),
        Error(Form.Group, "SCHEMA", "current count in the configuration", "current_node_count = 2", "Read-only attribute", "Take it out"),
        Error(Form.Group, "SCHEMA", "timeout without unit", "timeouts = { create = \"30\" }", "Invalid value", "\"30m\"", covers: "30", twin: "timeouts = { create = \"30m\" }"),
        Missing(Form.Group, "SCHEMA", "cluster_id"),
        new("NAME-1", "neither name nor prefix", Form.Group, [], ["-name"], [Finding.Error("Neither name nor name_prefix", null, null, "name_prefix")]) { Twin = ["-name", "name_prefix = \"workers-\""] },
        Error(Form.Group, "NAME-1", "name and prefix", "name_prefix = \"workers-\"", "Both name and name_prefix", "Remove one"),
        new("NAME-1", "prefix of 17", Form.Group, ["-name"], ["name_prefix = \"abcdefghijklmnopq\""], [Finding.Error("Invalid name_prefix", "name_prefix", null, "1 to 16")]) { Twin = ["name_prefix = \"abcdefghijklmnop\""] },
        Missing(Form.Group, "SCHEMA", "flavor"),
        Missing(Form.Group, "SCHEMA", "disk_type"),
        Missing(Form.Group, "SCHEMA", "disk_size"),
    ];

    private static IEnumerable<Row> FirstGeneration() =>
    [
        Error(Form.First, "PWR-1", "misspelt state", "power_state = \"runing\"", "Unknown power_state", "Did you mean \"running\"?", twin: "power_state = \"running\""),
        Error(Form.First, "MST-2", "disk of 0 GB", "labels = { master_volume_size = \"0\" }", "Invalid value of a service option", "whole number from 1", covers: "0", twin: "labels = { master_volume_size = \"50\" }"),
        Error(Form.First, "MST-2", "neither true nor false", "labels = { cloud_monitoring = \"yes\" }", "Invalid value of a service option", "\"true\" or \"false\"", covers: "yes", twin: "labels = { cloud_monitoring = \"true\" }"),
        Warning(Form.First, "NET-7", "the pods' network twice", "labels = { calico_ipv4pool = \"10.101.0.0/16\" }", "Two networks for pods", "remove the label", covers: "10.101.0.0/16", twin: "labels = { calico_ipv4pool = \"10.100.0.0/16\" }"),
        new("NG-2", "at most no nodes", Form.Group, ["-node_count"], ["cluster_id = \"7a1c9f0e-9e55-4a8e-8a2f-0d5a3a4c1b11\"", "autoscale = { max = 0, min = 0 }"], [Finding.Error("max is 0", "autoscale", "0", "node_count = 0")])
        {
            Twin = ["autoscale = { max = 1, min = 0 }"],
        },
    ];

    private static IEnumerable<Row> Policies() =>
    [
        Error(Form.Policy, "GEN-1", "third generation", "generation = 3", "Unknown generation", "two generations", twin: "generation = 2"),
        Error(Form.Policy, "GEN-2", "generation of another cluster",
            "generation = 1", "Generation is not the cluster's", "Leave generation out", twin: "generation = 2", context: Group27),
        Error(Form.Policy, "SEC-2", "host file system", "template = \"k8spsphostfilesystem\"", "Policy of the platform", "Remove this resource"),
        Error(Form.Policy, "SEC-2", "host namespaces", "template = \"k8spsphostnamespace\"", "Policy of the platform", "in force without it"),
        Error(Form.Policy, "SEC-4", "no namespace", "namespace = \"\"", "Not a namespace", "is empty"),
        Error(Form.Policy, "SEC-4", "64 characters",
            $"namespace = \"{long64}\"", "Not a namespace", "has 64 characters", twin: $"namespace = \"{long64[1..]}\""),
        Error(Form.Policy, "SEC-4", "two namespaces", "namespace = \"team-a,team-b\"", "Not a namespace", "for one namespace"),
        Error(Form.Policy, "SEC-4", "capital letter", "namespace = \"Team\"", "Not a namespace", "a-z, 0-9 and hyphens", twin: "namespace = \"team\""),
        Error(Form.Policy, "SEC-4", "star in a name", "namespace = \"team-*\"", "Not a namespace", "or for all of them", twin: "namespace = \"team-1\""),
        Error(Form.Policy, "SEC-4", "hyphen last", "namespace = \"team-\"", "Not a namespace", "ends with a hyphen"),
        Error(Form.Policy, "SEC-5", "no JSON", "settings = \"repos: registry.example\"", "Settings are no JSON object", "jsonencode("),
        Error(Form.Policy, "SEC-5", "empty text", "settings = \"\"", "Settings are no JSON object", "leave settings out"),
        Error(Form.Policy, "SEC-5", "a list", "settings = jsonencode([\"registry.example/\"])", "Settings are no JSON object", "a list in place of an object"),
        Error(Form.Policy, "SEC-5", "null", "settings = jsonencode(null)", "Settings are no JSON object", "null in place of an object"),
    ];

    // Nothing hides anything else.
    private static IEnumerable<Row> Several() =>
    [
        new("SCHEMA", "ten mistakes in a cluster", Form.Standard, [],
            [
                "name = \"My_Cluster\"", "version = \"1.34\"", "master_count = 2", "availability_zones = [\"ME1\", \"MS1\"]", "network_plugin = \"flannel\"", "pods_cidr = \"10.100.0.1/16\"",
                "api_allowed_cidrs = [\"203.0.113.7\"]", "insecure_registries = [\"http://registry.example\"]", "power_state = \"stopped\"", "public_ip = true",
            ],
            [
                Finding.Error("Invalid name", "name"),
                Finding.Error("Not a Kubernetes version", "version"),
                Finding.Error("Standard cluster needs 1, 3 or 5 masters", "master_count"),
                Finding.Error("Standard cluster needs exactly one zone", "availability_zones"),
                Finding.Error("Invalid value", "network_plugin"),
                Finding.Error("Network has host bits", "pods_cidr"),
                Finding.Error("Not a network", "api_allowed_cidrs"),
                Finding.Error("Not a registry", "insecure_registries"),
                Finding.Error("Not available in the second generation", "power_state"),
                Finding.Error("A public IP needs an external network", "public_ip"),
            ]),
        new("SCHEMA", "ten mistakes", Form.Group, ["-node_count"],
            [
                Group27, "name = \"master\"", "flavor = \"\"", "autoscale = { min = 600, max = 501 }", "disk_size = 0", "max_unavailable_percent = 0",
                "labels = { team = \"web:1\" }", "taints = [{ key = \"a b\", effect = \"NoShedule\" }]",
            ],
            [
                Finding.Error("Reserved name", "name"),
                Finding.Error("Invalid value", "flavor"),
                Finding.Error("Too many nodes in one group", "autoscale", "600"),
                Finding.Error("Too many nodes in one group", "autoscale", "501"),
                Finding.Error("min is greater than max", "autoscale", "600"),
                Finding.Error("Disk too small", "disk_size"),
                Finding.Error("Not a percentage", "max_unavailable_percent"),
                Finding.Error("Not a Kubernetes label value", "labels", "web:1"),
                Finding.Error("Not a Kubernetes taint key", "taints"),
                Finding.Error("Unknown taint effect", "taints"),
            ])
        {
            Twin = ["node_count = 1"],
        },
        new("SCHEMA", "half a master hides nothing", Form.Standard, [], ["master_count = 2.5", "name = \"ab\"", "version = \"1.34\""],
            [
                Finding.Error("Invalid value", "master_count"),
                Finding.Error("Invalid name", "name"),
                Finding.Error("Not a Kubernetes version", "version"),
            ]),
        new("SCHEMA", "half a limit hides nothing", Form.Group, ["-node_count"], ["autoscale = { min = 0.5, max = 2 }", "disk_size = 0"],
            [
                Finding.Error("Invalid value", "autoscale", "0.5"),
                Finding.Error("Disk too small", "disk_size"),
            ])
        {
            Twin = ["node_count = 1"],
        },
    ];
}
