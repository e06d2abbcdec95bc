using System.Runtime.CompilerServices;

namespace Jaytek.Payments.Stripe.Calls;

/// <summary>Reads lists page by page, the newest first, as far as the reader goes on.</summary>
internal static class StripePages
{
    private const int PageSize = 100;

    /// <summary>The items of a list.</summary>
    /// <param name="caller">Makes the calls, one for each page.</param>
    /// <param name="path">The list's.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="most">The end, however many more there are.</param>
    /// <param name="account">The connected account whose list it is, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StripeException">A page failed; what came before it is good.</exception>
    public static async IAsyncEnumerable<T> ListAsync<T>(
        this StripeCaller caller, string path, StripeForm filter, int most, string? account, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IStripeObject
    {
        string? after = null;
        for (var left = most; left > 0;)
        {
            var form = filter.With("limit", Math.Min(left, PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture));
            var page = await caller.CallAsync<StripeList<T>>(StripeRequest.Get(path, after is null ? form : form.With("starting_after", after)) with { Account = account }, cancellationToken);
            foreach (var item in page.Data.Take(left))
                yield return item;
            left -= page.Data.Count;
            if (!page.HasMore)
                yield break;
            // A list that says that there is more and does not move on would never end.
            if (page.Data.Count == 0 || page.Data[^1].Id == after)
                throw new StripeException(new StripeFailure(StripeFailureKind.Server, $"the list {path} does not move on"));
            after = page.Data[^1].Id;
        }
    }
}

/// <summary>A page of a list.</summary>
internal sealed record StripeList<T>(IReadOnlyList<T> Data, bool HasMore);
