using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Payments.Promotions;

/// <summary>What a code does, in words.</summary>
internal static class PromotionWords
{
    /// <summary>Such as <c>20 % off</c> or <c>€10.00 off</c>.</summary>
    public static string Off(Promotion promotion) => promotion.BasisPoints is { } part
        ? $"{(part / 100m).ToString("0.##", CultureInfo.InvariantCulture)} % off" : $"{PriceText.Exact(new Money(promotion.Amount!.Value, promotion.Currency!))} off";
}
