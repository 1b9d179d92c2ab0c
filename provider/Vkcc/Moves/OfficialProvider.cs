namespace Vkcc;

/// <summary>VK Cloud's own provider, whose objects ours takes over (API reference section 4).</summary>
internal static class OfficialProvider
{
    /// <summary>Namespace and type; the registry's host does not matter, mirrors change it.</summary>
    public const string Address = "vk-cs/vkcs";

    /// <summary>Up to the newest release seen (0.17) none of the types that are taken over declares a version.</summary>
    public static readonly ValueList<long> Versions = [0];
}
