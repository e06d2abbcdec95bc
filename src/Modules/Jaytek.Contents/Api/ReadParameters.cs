using Jaytek.Contents.Api.Previews;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Api;

/// <summary>What a client asked of one item. As with lists, nothing unknown is ignored.</summary>
/// <param name="Shape">What of the item is answered.</param>
/// <param name="Status">Which version.</param>
/// <param name="Preview">The token that shows the newest version; null where none is given.</param>
internal sealed record ReadParameters(ReadShape Shape, ContentVersion Status, string? Preview)
{
    /// <summary>Of an address without parameters.</summary>
    public static ReadParameters None { get; } = new(ReadShape.Whole, ContentVersion.Published, null);

    /// <summary>The parameters, or <c>contents.query.*</c>.</summary>
    public static Result<ReadParameters> Read(IQueryCollection parameters)
    {
        var (status, preview) = ((ContentVersion?)null, (string?)null);
        foreach (var (name, values) in parameters)
        {
            if (name is not ("fields" or "include" or "status" or PreviewContent.Parameter))
                return ListParameters.Wrong("unknown_parameter", name, "There is no such parameter. There are: fields, include, status, preview.");
            if (values.Count > 1)
                return ListParameters.Wrong("repeated", name, "The parameter is given twice; values of a list stand behind each other with commas.");
            if (name == PreviewContent.Parameter)
                preview = values.ToString();
            else if (name == "status" && (status = ListParameters.ReadStatus(values.ToString())) is null)
                return ListParameters.WrongStatus;
        }

        if (preview is not null && status is not (null or ContentVersion.Latest))
            return ListParameters.Wrong("wrong_value", "status", "A preview token shows the newest version. Leave status out, or the token.");
        var shape = ReadShape.Read(parameters);
        return shape.Error is { } wrong ? wrong : new ReadParameters(shape.Value, status ?? ContentVersion.Published, preview);
    }
}
