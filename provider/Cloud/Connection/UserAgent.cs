using System.Text;

namespace VkCloud;

/// <summary>What the User-Agent header is put together from.</summary>
/// <param name="TerraformVersion">As Terraform tells it; null leaves its part out.</param>
/// <param name="Suffix">Appended as it is (TF_APPEND_USER_AGENT); null or empty appends nothing.</param>
public sealed record UserAgent(string ProviderVersion = "dev", string? TerraformVersion = null, string? Suffix = null)
{
    /// <summary>The header's value, without anything that could end it early.</summary>
    public string HeaderValue
    {
        get
        {
            var text = new StringBuilder("vkcc/").Append(ProviderVersion);
            if (!string.IsNullOrWhiteSpace(TerraformVersion))
            {
                text.Append(" HashiCorp Terraform/").Append(TerraformVersion).Append(" (+https://www.terraform.io)");
            }

            if (!string.IsNullOrWhiteSpace(Suffix))
            {
                text.Append(' ').Append(Suffix.Trim());
            }

            // A header value is visible ASCII; line breaks in it would be headers of their own.
            return string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
                }
            });
        }
    }
}
