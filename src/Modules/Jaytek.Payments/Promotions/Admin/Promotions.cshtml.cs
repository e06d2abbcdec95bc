using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Promotions.Admin;

/// <summary><c>/admin/payments/codes</c>: promotion codes.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class PromotionsModel(PromotionList list, SavePromotion save, SwitchPromotion toggle, SiteZone zone, ICurrentActor current, IAuthorizer authorizer, TimeProvider clock) : PageModel
{
    public const string Address = "/admin/payments/codes";
    public const int PageSize = 25;

    [BindProperty]
    public PromotionForm Form { get; set; } = new();

    public IReadOnlyList<PromotionLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    /// <summary>Whether whoever looks may make codes.</summary>
    public bool MayManage { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync([FromQuery] int page, CancellationToken cancellationToken) => LoadAsync(page, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RefusedAsync(null, cancellationToken);
        var place = await zone.GetAsync(cancellationToken);
        var input = new PromotionInput(
            Form.Code, Form.Percent, Form.Amount, Form.Currency, Form.Item, At(Form.From, place), At(Form.Until?.AddDays(1), place), Form.MostUses, Form.IsOncePerBuyer);
        if ((await save.RunAsync(input, cancellationToken)).Error is { } error)
            return await RefusedAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, $"{Promotion.Normalise(Form.Code)} can be used.");
        return LocalRedirect("~" + Address);
    }

    public async Task<IActionResult> OnPostSwitchAsync([FromForm] string? id, [FromForm] bool on, CancellationToken cancellationToken)
    {
        var switched = await toggle.RunAsync(id ?? "", on, cancellationToken);
        if (switched.Error is { } error)
        {
            ModelState.Clear();
            return error.Kind == ErrorKind.NotFound ? NotFound() : await RefusedAsync(error, cancellationToken);
        }

        TempData.Notify(NoticeKind.Success, $"{switched.Value.Code} is {(on ? "on" : "off")}.");
        return LocalRedirect("~" + Address);
    }

    // Dates are days of the site's calendar.
    private static DateTimeOffset? At(DateOnly? day, TimeZoneInfo place) =>
        day is { } on ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(on.ToDateTime(TimeOnly.MinValue), place), TimeSpan.Zero) : null;

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
        Number = Math.Clamp(page, 1, 10_000);
        (Lines, Total) = await list.ListAsync(Number, PageSize, cancellationToken);
        MayManage = await authorizer.AllowsAsync(current.Actor, PaymentsPermissions.Manage, null, cancellationToken);
    }

    internal sealed class PromotionForm
    {
        [Display(Name = "Code")]
        public string? Code { get; set; }

        [Display(Name = "Percent off")]
        public string? Percent { get; set; }

        [Display(Name = "Or an amount off")]
        public string? Amount { get; set; }

        [Display(Name = "Currency of the amount")]
        public string? Currency { get; set; }

        [Display(Name = "For one thing alone")]
        public string? Item { get; set; }

        [Display(Name = "From")]
        public DateOnly? From { get; set; }

        [Display(Name = "To")]
        public DateOnly? Until { get; set; }

        [Display(Name = "Good for so many orders")]
        public int? MostUses { get; set; }

        [Display(Name = "Once for each buyer")]
        public bool IsOncePerBuyer { get; set; } = true;
    }
}
