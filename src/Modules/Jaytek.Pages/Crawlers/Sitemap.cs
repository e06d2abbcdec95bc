using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Crawlers;

/// <summary>Where the parts of the sitemap begin.</summary>
/// <param name="Parts">At least one.</param>
internal sealed record SitemapIndex(IReadOnlyList<PublicAddressKey> Parts);

/// <summary>What stands in a part, beside the pages that are no items.</summary>
/// <param name="Pages">In a stable order.</param>
internal sealed record SitemapPart(IReadOnlyList<SitemapPage> Pages);

/// <summary>A page of the sitemap.</summary>
/// <param name="Path">From the root.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
internal readonly record struct SitemapPage(string Path, DateTimeOffset ModifiedAt);

/// <summary>
/// The sitemap in parts of 50,000 addresses. Anybody may ask for it as often as they like, so a part is read once and kept until something
/// changes; of a very large site those that fit.
/// </summary>
internal sealed class Sitemap(
    UntilChange<SitemapIndex> index, UntilChange<SitemapPart> parts, IPublicAddresses addresses, ISettings<HomePageSettings> home, IHostContext host)
{
    public const long IndexBytes = 1024 * 1024;
    public const long PartBytes = 48 * 1024 * 1024;

    private const int PartSize = 50_000;

    // About what a page takes beside its path.
    private const int BytesOfPage = 64;

    /// <summary>How many parts there are.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken) => (await IndexAsync(cancellationToken)).Parts.Count;

    /// <summary>A part by its number from 1, or null.</summary>
    public async Task<SitemapPart?> PartAsync(int number, CancellationToken cancellationToken)
    {
        var places = (await IndexAsync(cancellationToken)).Parts;
        return number > places.Count ? null : await parts.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"{host.BrandId}\n{host.Culture}\n{number}"), token => ReadAsync(places[number - 1], token),
            part => part.Pages.Sum(page => (long)BytesOfPage + (page.Path.Length * sizeof(char))), cancellationToken);
    }

    private Task<SitemapIndex> IndexAsync(CancellationToken cancellationToken) => index.GetAsync(
        $"{host.BrandId}\n{host.Culture}", async token => new SitemapIndex(await addresses.PartsAsync(PartSize, token)),
        read => read.Parts.Sum(key => (long)BytesOfPage + (key.Path.Length * sizeof(char))), cancellationToken);

    private async Task<SitemapPart> ReadAsync(PublicAddressKey from, CancellationToken cancellationToken)
    {
        // It stands at the root already.
        var homeId = (await home.GetAsync(cancellationToken)).ContentItemId;
        var pages = await addresses.ListAsync(from, PartSize, cancellationToken);
        return new SitemapPart([.. pages.Where(page => page.ContentItemId != homeId).Select(page => new SitemapPage(page.Path, page.ModifiedAt))]);
    }
}
