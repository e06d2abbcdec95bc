using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary><c>GET /admin/editor/choices?ticket=…&amp;q=…</c>: what a picker offers for some words, and what may be created there.</summary>
internal static class FindChoices
{
    private const int LongestSearch = 200;

    public static async Task RunAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<PickerTickets>().Open(context.Request.Query["ticket"]) is not { } input)
        {
            await PickerErrors.NoTicket.ToHttp().ExecuteAsync(context);
            return;
        }

        var words = context.Request.Query["q"].ToString();
        var (options, isCut) = await services.GetRequiredService<PickerOptions>()
            .SearchAsync(input, words.Length > LongestSearch ? words[..LongestSearch] : words, context.RequestAborted);
        var creates = await services.GetRequiredService<Creatable>().OfAsync(input, context.RequestAborted);
        await Results.Json(new Answer(options.Select(option => new Choice(option.Value, option.Label)), isCut, creates.Select(type =>
            new Kind(type.DisplayName, $"{context.Request.PathBase}/admin/content/{Uri.EscapeDataString(type.Name)}/new")))).ExecuteAsync(context);
    }

    private sealed record Answer(IEnumerable<Choice> Options, bool More, IEnumerable<Kind> Creates);

    private sealed record Choice(string Value, string Label);

    private sealed record Kind(string Name, string Address);
}

/// <summary>The refusals of the picker's doors.</summary>
internal static class PickerErrors
{
    public static Error NoTicket { get; } = new("contents.picker.no_ticket", "This picker is of another page or person. Reload the page.", ErrorKind.NotFound);

    public static Error NotTerms { get; } = new("contents.picker.not_terms", "This picker offers no terms.");

    public static Error NoTitle { get; } = Error.Member("contents.term.no_title", "title", "Write a title.");

    public static Error NoTaxonomy { get; } = new("contents.term.no_taxonomy", "There is no such vocabulary any more.", ErrorKind.NotFound);
}
