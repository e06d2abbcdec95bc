using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Buyers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Purchases;

/// <summary><c>/dashboard/settings/billing/details</c>: to whom invoices are made out.</summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DetailsModel(ICurrentActor current, JaytekDb db, SaveBillingDetails save) : PageModel
{
    public const string Address = "/dashboard/settings/billing/details";

    [BindProperty]
    public DetailsForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (current.Actor is not { Kind: ActorKind.User, UserId: { } user })
            return Challenge();
        if (await db.Set<BillingDetails>().AsNoTracking().SingleOrDefaultAsync(b => b.UserId == user, cancellationToken) is { } there)
        {
            Form = new DetailsForm
            {
                Name = there.Name, Line1 = there.Line1, Line2 = there.Line2, PostalCode = there.PostalCode, City = there.City, Country = there.Country, VatId = there.VatId,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.Kind != ActorKind.User)
            return Challenge();
        var saved = await save.RunAsync(new BillingInput(Form.Name, Form.Line1, Form.Line2, Form.PostalCode, Form.City, Form.Country, Form.VatId), cancellationToken);
        if (saved.Error is { } error)
        {
            ModelState.AddRefusal(error, nameof(Form));
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        TempData.Notify(NoticeKind.Success, "Kept. Your next invoices say so.");
        return LocalRedirect("~" + BillingModel.Address);
    }

    internal sealed class DetailsForm
    {
        [Display(Name = "Name or company")]
        public string? Name { get; set; }

        [Display(Name = "Street and number")]
        public string? Line1 { get; set; }

        [Display(Name = "More of the address")]
        public string? Line2 { get; set; }

        [Display(Name = "Postal code")]
        public string? PostalCode { get; set; }

        [Display(Name = "Town")]
        public string? City { get; set; }

        [Display(Name = "Country")]
        public string? Country { get; set; }

        [Display(Name = "VAT number")]
        public string? VatId { get; set; }
    }
}
