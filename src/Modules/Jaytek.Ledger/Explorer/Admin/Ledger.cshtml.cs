using System.Globalization;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Explorer.Admin;

/// <summary><c>/admin/ledger</c>: every posting, newest first; or what stands in the books under a number, a key, a name.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class LedgerModel(PostingList postings, AccountList accounts, FindInBooks books, IUserDirectory users, SiteZone zone) : PageModel
{
    public const string Address = "/admin/ledger";
    public const int PageSize = 50;

    private const int MostTyped = 200;

    public LedgerForm Filter { get; private set; } = new();

    /// <summary>The currencies that are in the books.</summary>
    public IReadOnlyList<string> Currencies { get; private set; } = [];

    public IReadOnlyList<PostingLine> Lines { get; private set; } = [];

    /// <summary>Accounts that were found; null where nothing was searched for.</summary>
    public AccountTable? Accounts { get; private set; }

    public string? Search { get; private set; }

    public bool IsOlder { get; private set; }

    /// <summary>The address of the next page, or null on the last.</summary>
    public string? Older { get; private set; }

    /// <summary>The address of these filters without a place.</summary>
    public string Newest => Href(Filter.Given);

    public async Task<IActionResult> OnGetAsync([FromQuery] LedgerForm filter, [FromQuery(Name = "q")] string? search, [FromQuery] long? before, CancellationToken cancellationToken)
    {
        Filter = filter;
        Currencies = await accounts.CurrenciesAsync(Enum.GetValues<AccountKind>(), cancellationToken);
        if (search?.Trim() is { Length: > 0 and <= MostTyped } text)
            return await SearchAsync(text, cancellationToken);
        var here = await zone.GetAsync(cancellationToken);
        var lines = await postings.ListAsync(filter.Read(here), before, PageSize + 1, cancellationToken);
        (Lines, IsOlder) = ([.. lines.Take(PageSize)], before is not null);
        if (lines.Count > PageSize)
            Older = Href(Filter.Given.Append(new("before", Lines[^1].Id.ToString(CultureInfo.InvariantCulture))));
        return Page();
    }

    private async Task<IActionResult> SearchAsync(string text, CancellationToken cancellationToken)
    {
        var found = await books.RunAsync(text, cancellationToken);
        if (found.PostingId is { } id)
            return LocalRedirect($"~{Address}/postings/{id}");
        (Search, Lines) = (text, found.Postings);
        Accounts = await AccountTable.OfAsync("Accounts that were found", found.Accounts, users, cancellationToken);
        return Page();
    }

    private static string Href(IEnumerable<KeyValuePair<string, string>> query) => Address + QueryString.Create(query!);
}

/// <summary>The filters as they stand in the address.</summary>
internal sealed class LedgerForm
{
    /// <summary>A kind as the books write it.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>An ISO 4217 code.</summary>
    [FromQuery(Name = "currency")]
    public string? Currency { get; set; }

    /// <summary>The first day, in the site's zone.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    /// <summary>The last day, in the site's zone.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    /// <summary>The members that filter, by their name in the address.</summary>
    public IReadOnlyDictionary<string, string> Given => new (string Name, string? Value)[]
    {
        ("kind", Kind), ("currency", Currency), ("from", Text(From)), ("to", Text(To)),
    }.Where(one => !string.IsNullOrEmpty(one.Value)).ToDictionary(one => one.Name, one => one.Value!);

    /// <summary>A day as a date input takes it.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public PostingFilter Read(TimeZoneInfo here) => new()
    {
        Kind = Enum.GetValues<PostingKind>().Where(kind => Words.Of(kind) == Kind).Select(kind => (PostingKind?)kind).FirstOrDefault(),
        Currency = string.IsNullOrEmpty(Currency) ? null : Currency,
        From = From is { } from ? SiteZone.StartOf(from, here) : null,
        Until = To is { } to && to < DateOnly.MaxValue ? SiteZone.StartOf(to.AddDays(1), here) : null,
    };
}
