using System.Text;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Jaytek.Engine.Http.Describing;

/// <summary>A route as OpenAPI writes addresses: <c>/api/content/{contentItemId}</c>, without constraints.</summary>
/// <param name="Text">The address with the names of its parameters.</param>
/// <param name="Shape">The address with empty names: two of one shape are the same address.</param>
/// <param name="Names">The parameters, in their order.</param>
internal sealed record PathTemplate(string Text, string Shape, IReadOnlyList<string> Names)
{
    public static PathTemplate Of(RoutePattern pattern)
    {
        var (text, shape, names) = (new StringBuilder(), new StringBuilder(), new List<string>());
        foreach (var segment in pattern.PathSegments)
        {
            text.Append('/');
            shape.Append('/');
            foreach (var part in segment.Parts)
            {
                if (part is RoutePatternParameterPart parameter)
                {
                    text.Append('{').Append(parameter.Name).Append('}');
                    shape.Append("{}");
                    names.Add(parameter.Name);
                }
                else
                {
                    var literal = part is RoutePatternLiteralPart written ? written.Content : ((RoutePatternSeparatorPart)part).Content;
                    text.Append(literal);
                    shape.Append(literal);
                }
            }
        }

        return text.Length == 0 ? new PathTemplate("/", "/", names) : new PathTemplate(text.ToString(), shape.ToString(), names);
    }
}
