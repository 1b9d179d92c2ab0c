namespace Terraform.Framework;

/// <summary>What the values of a type are made against; null when there is no such type.</summary>
internal static class ServerSchemas
{
    extension(ProviderServer server)
    {
        public Schema? FindResourceSchema(string typeName) => server.Provider.Resources.Find(typeName)?.Schema;

        public Schema? FindDataSourceSchema(string typeName) => server.Provider.DataSources.Find(typeName)?.Schema;

        public Schema? FindEphemeralResourceSchema(string typeName) => server.Provider.EphemeralResources.Find(typeName)?.Schema;

        public Schema? FindListResourceSchema(string typeName) => server.Provider.ListResources.Find(typeName)?.Schema;

        public Schema? FindActionSchema(string typeName) => server.Provider.Actions.Find(typeName)?.Schema;
    }
}
