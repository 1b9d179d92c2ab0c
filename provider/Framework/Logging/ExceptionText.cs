using System.Text;

namespace Terraform.Framework;

/// <summary>An exception as logs and crash reports may show it: its kinds and places. Its words may quote data, secrets too, and are left out.</summary>
public static class ExceptionText
{
    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        for (var each = exception; each is not null; each = each.InnerException)
        {
            text.Append(text.Length == 0 ? string.Empty : "\n--- by ").Append(each.GetType().FullName);

            // The words of a mistake of ours, which quote nothing.
            if (each.GetType() == typeof(InvalidOperationException))
            {
                text.Append(": ").Append(each.Message);
            }

            if (each.StackTrace is { Length: > 0 } stack)
            {
                text.Append('\n').Append(stack);
            }
        }

        return text.ToString();
    }
}
