using System.Text.RegularExpressions;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>To whom invoices are to be made out, as somebody typed it.</summary>
internal sealed record BillingInput(string? Name, string? Line1, string? Line2, string? PostalCode, string? City, string? Country, string? VatId);

/// <summary>Keeps to whom the invoices of whoever is signed in are made out from now on; those that were issued stay as they are.</summary>
internal sealed partial class SaveBillingDetails(ActionRunner runner)
{
    /// <summary>An empty name takes all of it away. Errors: <c>payments.buyer.unknown</c>, <c>payments.billing.invalid</c> of the member that is none.</summary>
    public Task<Result> RunAsync(BillingInput input, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.billing.save", async scope =>
        {
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } user, Limit: null })
                return PaymentsErrors.SignIn;
            await scope.LockAsync("billing:" + user, cancellationToken);
            var rows = scope.Db.Set<BillingDetails>();
            var there = await rows.SingleOrDefaultAsync(b => b.UserId == user, cancellationToken);
            if (string.IsNullOrWhiteSpace(input.Name))
            {
                if (there is not null)
                    rows.Remove(there);
                return Result.Success;
            }

            var (country, vat) = (input.Country?.Trim().ToUpperInvariant() ?? "", VatNoise().Replace(input.VatId ?? "", "").ToUpperInvariant());
            if (Problem(input, country, vat) is { } problem)
                return problem;
            if (there is null)
                rows.Add(there = new BillingDetails { UserId = user, Name = "" });
            (there.Name, there.Line1, there.Line2) = (input.Name.Trim(), input.Line1?.Trim() ?? "", input.Line2?.Trim() ?? "");
            (there.PostalCode, there.City, there.Country, there.VatId) = (input.PostalCode?.Trim() ?? "", input.City?.Trim() ?? "", country, vat);
            return Result.Success;
        }, cancellationToken);

    private static Error? Problem(BillingInput input, string country, string vat)
    {
        (string Member, string? Text, int Most)[] lines =
        [
            ("Name", input.Name, BillingDetails.MaxLine), ("Line1", input.Line1, BillingDetails.MaxLine), ("Line2", input.Line2, BillingDetails.MaxLine),
            ("PostalCode", input.PostalCode, BillingDetails.MaxPostalCode), ("City", input.City, BillingDetails.MaxLine),
        ];
        foreach (var (member, text, most) in lines)
        {
            if (text is not null && (text.Trim().Length > most || text.Any(char.IsControl)))
                return PaymentsErrors.Billing(member, $"At most {most} characters, on one line.");
        }

        if (country.Length > 0 && !Countries().IsMatch(country))
            return PaymentsErrors.Billing("Country", "Two letters, such as DE or GB.");
        // The form alone: whether it is somebody's, only the tax office knows.
        return vat.Length > 0 && !VatId().IsMatch(vat) ? PaymentsErrors.Billing("VatId", "A VAT number begins with its country's two letters, such as DE123456789.") : null;
    }

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Countries();

    [GeneratedRegex("^[A-Z]{2}[0-9A-Z+*]{2,13}$")]
    private static partial Regex VatId();

    [GeneratedRegex(@"[\s.\-]")]
    private static partial Regex VatNoise();
}
