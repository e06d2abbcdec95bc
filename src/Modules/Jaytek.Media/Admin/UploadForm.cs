using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Media.Admin;

/// <summary>
/// Reads a multipart form as it arrives. The fields come before the files in the form, and no file is looked at until the
/// antiforgery token among the fields has been checked.
/// </summary>
/// <param name="antiforgery">Checks the token; null where the request was told from a forged one before, as the API's are.</param>
internal sealed class UploadForm(IAntiforgery? antiforgery)
{
    private const int MaxFields = 16;
    private const int MaxFieldLength = 4096;
    private const int MaxBoundary = 128;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>A field that came before the files, or empty.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>Calls <paramref name="take"/> for each file, with its name and its bytes.</summary>
    /// <exception cref="AntiforgeryValidationException">The token is missing or wrong.</exception>
    /// <exception cref="BadHttpRequestException">The body is no such form, or is cut off.</exception>
    public async Task ReadAsync(HttpContext context, Func<string, Stream, Task> take, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(Boundary(context.Request), context.Request.Body);
        var isChecked = antiforgery is null;
        while (await NextAsync(reader, cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data"))
                throw new BadHttpRequestException("A part of the form has no name.");
            await using var body = new ArrivingStream(section.Body);
            if (!disposition.IsFileDisposition())
            {
                await KeepAsync(disposition, body, cancellationToken);
                continue;
            }
            if (!isChecked)
                await CheckAsync(antiforgery!, context);
            isChecked = true;
            // A file input that was left empty posts a file without a name.
            if (FileName(disposition) is { Length: > 0 } name)
                await take(name, body);
        }
        if (!isChecked)
            await CheckAsync(antiforgery!, context);
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw ArrivingStream.CutOff(e);
        }
    }

    private async Task KeepAsync(ContentDispositionHeaderValue disposition, Stream body, CancellationToken cancellationToken)
    {
        if (_fields.Count >= MaxFields)
            throw new BadHttpRequestException("The form has too many fields.");
        // What is longer is cut, and still longer than any path: it is refused with a path's own words.
        var buffer = new byte[MaxFieldLength];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        // The first of a name counts: after a ticked box comes its hidden companion.
        _fields.TryAdd(HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), Encoding.UTF8.GetString(buffer, 0, length));
    }

    /// <summary>The framework looks for the token in a header first; put there it needs no form, which it would read whole.</summary>
    private Task CheckAsync(IAntiforgery antiforgery, HttpContext context)
    {
        var names = antiforgery.GetTokens(context);
        if (_fields.TryGetValue(names.FormFieldName, out var token))
            context.Request.Headers[names.HeaderName!] = token;
        return antiforgery.ValidateRequestAsync(context);
    }

    private static string FileName(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();

    private static string Boundary(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : "";
        return boundary.Length is > 0 and <= MaxBoundary ? boundary : throw new BadHttpRequestException("This is no multipart form.");
    }
}
