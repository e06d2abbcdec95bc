using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary><c>POST /admin/editor/terms</c> with <c>ticket</c> and <c>title</c>: a new term at the end of the picker's vocabulary.</summary>
internal sealed class AddTerm(IContentReader reader, IContentManager manager, IContentDefinitionManager definitions)
{
    // Two people add to one vocabulary at a time; ten do not.
    private const int MostTries = 3;

    public static async Task RunAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var result = services.GetRequiredService<PickerTickets>().Open(form["ticket"]) switch
        {
            null => PickerErrors.NoTicket,
            { Control: FormControl.Terms, Source: { Length: > 0 } id } => await services.GetRequiredService<AddTerm>().AddAsync(id, form["title"].ToString().Trim(), context.RequestAborted),
            _ => PickerErrors.NotTerms,
        };
        await result.ToHttp().ExecuteAsync(context);
    }

    /// <summary>Adds the term; where one of this title is there already, that is the answer.</summary>
    public async Task<Result<Term>> AddAsync(string taxonomyId, string title, CancellationToken cancellationToken)
    {
        if (title.Length == 0)
            return PickerErrors.NoTitle;
        for (var attempt = 1; ; attempt++)
        {
            if (await reader.GetAsync(taxonomyId, ContentVersion.Latest, cancellationToken) is not { } taxonomy
                || definitions.Current.Type(taxonomy.Part("TaxonomyPart")?["TermContentType"].AsText()) is not { } type)
                return PickerErrors.NoTaxonomy;
            if (TaxonomyTerms.Of(taxonomy).FirstOrDefault(term => TextFolding.Fold(term.Name) == TextFolding.Fold(title)) is { } there)
                return new Term(there.Id, there.Name);
            var item = taxonomy.Clone();
            var term = EditorBinder.NewEntry(PublicId.New(), type, null);
            term.GetOrAddObject("TitlePart")["Title"] = title;
            term[nameof(ContentItem.DisplayText)] = title;
            EditorPath.ListOrNew(item.Parts, "TaxonomyPart.Terms").Add(term);
            // What is on the site goes on to the site; a draft that somebody works at stays one.
            var saved = taxonomy.Published
                ? await manager.SaveAndPublishAsync(item, taxonomy.Tag, cancellationToken)
                : await manager.SaveDraftAsync(item, taxonomy.Tag, cancellationToken);
            if (saved.Error is not { } error)
                return new Term(term[nameof(ContentItem.ContentItemId)].AsText()!, title);
            if (error.Kind != ErrorKind.Conflict || attempt == MostTries)
                return error;
        }
    }

    /// <summary>A term as the picker shows it.</summary>
    internal sealed record Term(string Value, string Label);
}
