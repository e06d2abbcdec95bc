using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.Splits.Admin;

/// <summary><c>/admin/ledger/splits</c>: how sales are shared, since when, and from when on otherwise.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class SplitsModel(
    SplitReader splits, ConfigureSplit configure, Enabled<ISplitScopes> scopes, IOptions<LedgerOptions> options, SiteZone zone, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    public const string Address = "/admin/ledger/splits";
    public const int PageSize = 25;

    [BindProperty]
    public SplitForm Form { get; set; } = new();

    public IReadOnlyList<SplitRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public IReadOnlyList<ISplitScopes> Kinds { get; private set; } = [];

    /// <summary>Whether whoever looks may record splits.</summary>
    public bool MayManage { get; private set; }

    /// <summary>What holds where nothing is recorded.</summary>
    public string Configured =>
        SplitText.Say(options.Value.SellerBasisPoints == 0 ? [] : [new SplitShare(SplitShare.Seller, options.Value.SellerBasisPoints)], new Dictionary<string, Engine.Contracts.UserCard>());

    public Task OnGetAsync([FromQuery] int page, CancellationToken cancellationToken) => LoadAsync(page, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RefusedAsync(null, cancellationToken);
        // A day of the site's calendar.
        DateTimeOffset? from = Form.From is { } day
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), await zone.GetAsync(cancellationToken)), TimeSpan.Zero) : null;
        if ((await configure.RunAsync(new SplitInput(Form.Kind, Form.Which, Form.Shares, Form.Ends, from), cancellationToken)).Error is { } error)
            return await RefusedAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, from is null ? "Sales are shared so from now on." : "Recorded. Sales are shared so from that day on.");
        return LocalRedirect("~" + Address);
    }

    private async Task<IActionResult> RefusedAsync(Error? error, CancellationToken cancellationToken)
    {
        if (error is not null)
            ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = error is null ? 422 : FormErrors.StatusOf(error);
        await LoadAsync(1, cancellationToken);
        return Page();
    }

    private async Task LoadAsync(int page, CancellationToken cancellationToken)
    {
        (Number, Kinds) = (Math.Clamp(page, 1, 10_000), [.. scopes]);
        (Rows, Total) = await splits.ListAsync(Number, PageSize, cancellationToken);
        MayManage = await authorizer.AllowsAsync(current.Actor, LedgerPermissions.ManageSplits, null, cancellationToken);
    }

    /// <summary>A split as its form posts it.</summary>
    internal sealed class SplitForm
    {
        [Display(Name = "For")]
        public string? Kind { get; set; }

        [Display(Name = "Which"), StringLength(300)]
        public string? Which { get; set; }

        [Display(Name = "Shares"), StringLength(5_000)]
        public string? Shares { get; set; }

        [Display(Name = "None of its own any more")]
        public bool Ends { get; set; }

        [Display(Name = "From")]
        public DateOnly? From { get; set; }
    }
}
