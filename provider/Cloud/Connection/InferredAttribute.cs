namespace VkCloud;

/// <summary>Marks what no public source shows: one place each, so that a look at the real cloud corrects it there.</summary>
/// <param name="position">What we take for true, in one sentence.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class InferredAttribute(string position) : Attribute
{
    public string Position => position;
}
