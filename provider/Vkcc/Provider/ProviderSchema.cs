namespace Vkcc;

/// <summary>What may stand in <c>provider "vkcc" { … }</c>.</summary>
internal static class ProviderSchema
{
    public static Schema Declare() => new()
    {
        Description =
            """
            The `vkcc` provider manages VK Cloud's managed Kubernetes, Cloud Containers. Every argument can also come from the environment, under the names that
            OpenStack clients use; the configuration wins. `provider "vkcc" {}` is enough where `OS_AUTH_URL`, `OS_PROJECT_ID` and the credentials are set.

            There are four ways of logging in: `username` with `password`, `application_credential_id` with `application_credential_secret`, `token`, or
            `cloud`, an entry of `clouds.yaml` that says all of it. Give exactly one of the first three, or `cloud`. A way that the configuration names hides
            the others in the environment.
            """,
        Attributes =
        [
            Text(
                "cloud",
                """
                Name of an entry in `clouds.yaml`, the file that OpenStack clients share: it says where and how to log in, which project and region to work
                in, and whose certificates to trust. The file is the first that is found of the one named by `OS_CLIENT_CONFIG_FILE` and `clouds.yaml` in the
                current directory, in `~/.config/openstack` and in `/etc/openstack`. Secrets may be in a `secure.yaml` in any of these places (or in the
                file named by `OS_CLIENT_SECURE_FILE`). Arguments beside `cloud` win over what the entry says. With an entry the other `OS_…` variables are
                ignored, except for a secret that the entry leaves out (`OS_PASSWORD`, `OS_APPLICATION_CREDENTIAL_SECRET`, `OS_TOKEN`). Environment:
                `OS_CLOUD`, unless the configuration names a way of logging in.
                """),
            Text(
                "auth_url",
                """
                Address of the identity service (Keystone v3), which normally ends in `/v3/`. Default `https://msk.cloud.vk.com/infra/identity/v3/`; VK Cloud is
                moving to the domain `cloud.vk.ru`. Environment: `OS_AUTH_URL`.
                """),
            Text(
                "region",
                """
                Region whose services are used, exactly as the catalog spells it: `RegionOne` (Moscow, the default) or `kz` (Kazakhstan). Environment:
                `OS_REGION_NAME`.
                """),
            Text(
                "project_id",
                """
                Id of the project to work in. `username` and `password` need this or `project_name`; an application credential and a token bring their project
                along. Environment: `OS_PROJECT_ID` (or `OS_TENANT_ID`).
                """),
            Text(
                "project_name",
                """
                Name of the project to work in, in place of `project_id`. It is looked for in the user's domain, unless `OS_PROJECT_DOMAIN_ID` or
                `OS_PROJECT_DOMAIN_NAME` names another. Environment: `OS_PROJECT_NAME` (or `OS_TENANT_NAME`).
                """),
            Text("username", "Name of the user, usually an e-mail address. Goes with `password`. Environment: `OS_USERNAME`, or the user by id, `OS_USER_ID`."),
            Text("password", "Password of `username`. Environment: `OS_PASSWORD`.") with { Sensitive = true },
            Text("user_domain_name", "Name of the domain that `username` belongs to. Default `users`. Environment: `OS_USER_DOMAIN_NAME`."),
            Text("user_domain_id", "Id of the domain that `username` belongs to; used in place of `user_domain_name`. Environment: `OS_USER_DOMAIN_ID`."),
            Text(
                "application_credential_id",
                """
                Id of an application credential, which is bound to its project. Goes with `application_credential_secret`. Environment:
                `OS_APPLICATION_CREDENTIAL_ID`.
                """),
            Text(
                "application_credential_secret",
                "Secret of the application credential. Environment: `OS_APPLICATION_CREDENTIAL_SECRET`.") with { Sensitive = true },
            Text(
                "token",
                """
                A token that was fetched elsewhere. It is used as it is and cannot be renewed, so it must outlive the run; a token lives for about an hour.
                Environment: `OS_TOKEN`, or else `OS_AUTH_TOKEN`.
                """) with { Sensitive = true },
            Text(
                "cacert_file",
                """
                Path of a PEM file with the certificate authorities to trust in place of the system's. Environment: `OS_CACERT`.
                """),
            SchemaAttribute.OfNested(
                "endpoint_overrides",
                new NestedAttributes(
                    NestingMode.Single,
                    [
                        Text("container_infra", "First-generation Kubernetes (catalog type `container-infra`), with its `/v1/`."),
                        Text("managed_k8s", "Second-generation Kubernetes (catalog type `managed-k8s`)."),
                        Text("addons", "Add-ons of the first generation (catalog type `manage-cluster-addons`), without `v1/`."),
                        Text("compute", "Compute (flavors, zones, quotas)."),
                        Text("network", "Network, without `v2.0/`."),
                    ]),
                AttributeMode.Optional,
                "Addresses of services, used in place of those in the identity service's catalog. What is left out comes from the catalog."),
            Text(
                "plan_checks",
                """
                `online` (default): a plan also asks the cloud whether versions, flavors, zones, disk types and networks exist and fit. `offline`: a plan checks
                the configuration alone; the cloud is asked for what Terraform refreshes, and nothing more. Environment: `VKCC_PLAN_CHECKS`.
                """) with
            {
                Validators = [Check.OneOf("online", "offline")],
            },
        ],
    };

    private static SchemaAttribute Text(string name, string description) =>
        new(name, TfType.String) { Mode = AttributeMode.Optional, Description = description };
}
