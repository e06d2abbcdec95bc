using System.Collections.Frozen;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Pages.Templates;

/// <summary>A template that is on.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Name">Its name in the sandbox.</param>
/// <param name="Themes">The themes in which it is used; empty for all.</param>
internal sealed record KnownTemplate(long Id, string Name, IReadOnlyList<string> Themes);

/// <summary>The templates that are on, as of one moment.</summary>
/// <param name="ByTarget">By what they show.</param>
/// <param name="Sandbox">Where they run.</param>
internal sealed record TemplateSet(FrozenDictionary<TemplateTarget, KnownTemplate[]> ByTarget, TemplateSandbox Sandbox)
{
    /// <summary>The one that shows this in a theme, or null.</summary>
    public KnownTemplate? Find(TemplateTarget target, string themeId) =>
        ByTarget.TryGetValue(target, out var some) ? Array.Find(some, one => one.Themes.Count == 0 || one.Themes.Contains(themeId)) : null;
}

/// <summary>The templates that are on, in memory: most sites have a handful, and each list of a page asks for every type in it.</summary>
internal sealed class TemplateCache(IServiceScopeFactory scopes) : IEpochListener
{
    /// <summary>Moves with every change of a template.</summary>
    public const string Name = "pages.templates";

    private static readonly TemplateSet None = new(FrozenDictionary<TemplateTarget, KnownTemplate[]>.Empty, new TemplateSandbox([]));

    private volatile FrozenDictionary<int, TemplateSet> _byBrand = FrozenDictionary<int, TemplateSet>.Empty;

    /// <summary>Those of a brand.</summary>
    public TemplateSet Of(int brandId) => _byBrand.GetValueOrDefault(brandId, None);

    public string Epoch => Name;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<Template>().AsNoTracking()
            .Where(template => template.IsEnabled).OrderBy(template => template.Name).ToListAsync(cancellationToken);
        _byBrand = rows.GroupBy(row => row.BrandId).ToFrozenDictionary(brand => brand.Key, brand => SetOf([.. brand]));
    }

    private static TemplateSet SetOf(IReadOnlyList<Template> rows)
    {
        var byTarget = rows.Select(row => (Target: TemplateName.TargetOf(row.Name), Known: new KnownTemplate(row.Id, row.Name, row.ThemeIds)))
            .Where(one => one.Target is not null).GroupBy(one => one.Target!, one => one.Known).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        return new TemplateSet(byTarget, new TemplateSandbox(rows.Select(row => KeyValuePair.Create(row.Name, row.Source))));
    }
}
