using System.Text.RegularExpressions;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Promotions;

/// <summary>A code as somebody typed it.</summary>
/// <param name="Code">Letters, digits and hyphens.</param>
/// <param name="Percent">Of the price, such as <c>20</c> or <c>12.5</c>; empty where an amount goes off.</param>
/// <param name="Amount">Major units; empty where a part goes off.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="Item">The address of the checkout of the one thing it is for, or <c>kind/id</c>; empty for all.</param>
/// <param name="From">UTC, or null.</param>
/// <param name="Until">UTC, or null.</param>
/// <param name="MostUses">Or null.</param>
/// <param name="IsOncePerBuyer">Whether each buyer has it once.</param>
internal sealed record PromotionInput(
    string? Code, string? Percent, string? Amount, string? Currency, string? Item, DateTimeOffset? From, DateTimeOffset? Until, int? MostUses, bool IsOncePerBuyer);

/// <summary>Makes a code. What it does is never changed afterwards, since orders refer to it: it is switched off, and another is made.</summary>
internal sealed partial class SavePromotion(ActionRunner runner)
{
    private const string CheckoutPath = "/checkout/";

    /// <summary>Errors: <c>engine.forbidden</c>, <c>payments.promotion.invalid</c> of the member that is none, <c>payments.promotion.taken</c>.</summary>
    public Task<Result<Promotion>> RunAsync(PromotionInput input, CancellationToken cancellationToken) =>
        runner.RunAsync<Promotion>("payments.promotion.make", async scope =>
        {
            if (await scope.RefuseAsync(PaymentsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var read = Read(input, scope);
            if (read.Error is { } wrong)
                return wrong;
            var promotion = read.Value;
            await scope.LockAsync(PromotionRules.LockName(promotion.Code), cancellationToken);
            if (await scope.Db.Set<Promotion>().AnyAsync(p => p.Code == promotion.Code, cancellationToken))
                return PaymentsErrors.PromotionTaken;
            scope.Db.Add(promotion);
            scope.Audit("Promotion", promotion.Id, $"Code {promotion.Code} made: {PromotionWords.Off(promotion)}");
            return promotion;
        }, cancellationToken);

    private static Result<Promotion> Read(PromotionInput input, ActionScope scope)
    {
        var code = Promotion.Normalise(input.Code);
        if (!Codes().IsMatch(code))
            return PaymentsErrors.PromotionInput("Code", "3 to 40 letters, digits and hyphens.");
        var (part, amount) = (Percent(input.Percent), Amount(input));
        if (part.Error is { } percent)
            return percent;
        if (amount.Error is { } money)
            return money;
        if (part.Value is null == amount.Value is null)
            return PaymentsErrors.PromotionInput("Percent", "Say either how many percent or how much goes off.");
        var item = Item(input.Item);
        if (item is not null && !Items().IsMatch(item))
            return PaymentsErrors.PromotionInput("Item", "The address of the checkout, such as /checkout/course/…; empty for everything.");
        if (input.Until is { } until && (until <= scope.Now || until <= input.From))
            return PaymentsErrors.PromotionInput("Until", "It would be over before it begins.");
        if (input.MostUses is < 1 or > 1_000_000)
            return PaymentsErrors.PromotionInput("MostUses", "From 1 to 1,000,000; empty for any number.");
        return new Promotion
        {
            Id = PublicId.New(), Code = code, BasisPoints = part.Value, Amount = amount.Value?.Minor, Currency = amount.Value?.Currency, Item = item, From = input.From, Until = input.Until,
            MostUses = input.MostUses, IsOncePerBuyer = input.IsOncePerBuyer, CreatedAt = scope.Now, CreatedBy = scope.Actor.UserId,
        };
    }

    private static Result<int?> Percent(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Result.From<int?>(null);
        return BasisPoints.TryParse(text, out var part)
            ? Result.From<int?>(part) : PaymentsErrors.PromotionInput("Percent", "Above 0, at most 100, with two decimals at most.");
    }

    private static Result<Money?> Amount(PromotionInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Amount))
            return Result.From<Money?>(null);
        var currency = input.Currency?.Trim().ToUpperInvariant();
        if (!Kernel.Currency.TryFind(currency, out _))
            return PaymentsErrors.PromotionInput("Currency", "Three letters, ISO 4217: EUR, GBP, JPY.");
        return MajorUnits.TryParse(input.Amount.Trim(), currency!, out var amount) && amount.Minor is > 0 and <= EntryDraft.MaxAmount
            ? Result.From<Money?>(amount) : PaymentsErrors.PromotionInput("Amount", "An amount above zero, such as 10.00.");
    }

    private static string? Item(string? text)
    {
        var item = text?.Trim();
        if (string.IsNullOrEmpty(item))
            return null;
        var at = item.IndexOf(CheckoutPath, StringComparison.Ordinal);
        return at < 0 ? item : item[(at + CheckoutPath.Length)..].Split('?')[0];
    }

    [GeneratedRegex("^[A-Z0-9-]{3,40}$")]
    private static partial Regex Codes();

    [GeneratedRegex("^[a-z]{1,30}/[0-9a-z]{1,64}$")]
    private static partial Regex Items();
}
