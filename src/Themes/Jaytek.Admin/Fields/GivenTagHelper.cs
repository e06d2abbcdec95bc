using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Fields;

/// <summary>
/// Writes <c>data-counts="60"</c> for <c>given-counts="@advised"</c>, and nothing where the value is null: Razor leaves out other
/// attributes that are null, but writes those of data as empty, which scripts and selectors take for given.
/// </summary>
[HtmlTargetElement("*", Attributes = Prefix + "*")]
public sealed class GivenTagHelper : TagHelper
{
    private const string Prefix = "given-";

    /// <summary>The values by the name behind <c>data-</c>.</summary>
    [HtmlAttributeName(DictionaryAttributePrefix = Prefix)]
    public IDictionary<string, object?> Given { get; set; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        foreach (var (name, value) in Given)
        {
            if (value is not null)
                output.Attributes.SetAttribute("data-" + name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }
}
