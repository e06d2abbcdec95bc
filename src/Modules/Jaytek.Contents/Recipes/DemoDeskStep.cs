using System.Text.Json.Nodes;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists.Views;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Recipes;

/// <summary>
/// <c>demo-desk</c>, our own: what lies about on the desks of editors. <c>{"Trash":[ids],"Views":[{"UserId","ContentType","Name","Query",
/// "IsShared"}],"Notices":[{"UserId","Kind","Text","Href"}]}</c>. An item whose trash note or whose later life says that it was in the trash
/// once is left alone.
/// </summary>
internal sealed class DemoDeskStep(JaytekDb db, DeleteContent delete, ImportListView view, LeaveNotice notice) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["demo-desk"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var id in Find(context, "Trash").Select(node => node.AsText()).OfType<string>())
        {
            if (await TrashAsync(context, id, cancellationToken) is { } refused)
                return At(context, "Trash", refused);
        }

        foreach (var json in Find(context, "Views").OfType<JsonObject>())
        {
            var input = new ImportListView.Input(
                Text(json, "UserId"), Text(json, "ContentType"), Text(json, "Name"), Text(json, "Query"), json["IsShared"].AsFlag() == true);
            if (Count(context, await view.RunAsync(input, cancellationToken)) is { } refused)
                return At(context, "Views", refused);
        }

        foreach (var json in Find(context, "Notices").OfType<JsonObject>())
        {
            var kind = Enum.TryParse<NoticeKind>(Text(json, "Kind"), ignoreCase: true, out var meant) ? meant : NoticeKind.Info;
            var input = new LeaveNotice.Input(Text(json, "UserId"), kind, Text(json, "Text"), json["Href"].AsText());
            if (Count(context, await notice.RunAsync(input, cancellationToken)) is { } refused)
                return At(context, "Notices", refused);
        }

        return Result.Success;
    }

    private static IEnumerable<JsonNode?> Find(RecipeStepContext context, string member) => context.Step[member] as JsonArray ?? [];

    private static string Text(JsonObject json, string member) => json[member].AsText() ?? "";

    private static Error At(RecipeStepContext context, string member, Error error) => error with { Message = $"At {context.Place($"$.{member}")}: {error.Message}" };

    private static Error? Count(RecipeStepContext context, Result<bool> made)
    {
        if (made.IsSuccess)
            context.Count(made.Value ? RecipeChange.Created : RecipeChange.Unchanged);
        return made.Error;
    }

    // What lies in the trash has no newest version any more, and what came out of it was changed after it had been made.
    private async Task<Error?> TrashAsync(RecipeStepContext context, string id, CancellationToken cancellationToken)
    {
        var isUntouched = await db.Set<VersionRow>().AnyAsync(
            row => row.ContentItemId == id && row.Latest && row.ModifiedUtc == row.CreatedUtc, cancellationToken);
        if (!isUntouched)
        {
            context.Count(RecipeChange.Unchanged);
            return null;
        }

        if ((await delete.RunAsync(new DeleteContent.Input(id), cancellationToken)).Error is { } refused)
            return refused;
        context.Count(RecipeChange.Changed);
        return null;
    }
}
