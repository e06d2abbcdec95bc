using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Types;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Contents.Model;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Changes of definitions gather in a person's draft and are applied together.</summary>
public sealed class DefinitionDraftTests
{
    [Theory, BothDatabases]
    public async Task A_draft_is_its_persons_own_until_it_is_applied_and_audited(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (admin, other) = (await ActorAsync(site), await ActorAsync(site));
        var name = Name();
        Assert.Null((await ChangeAsync(site, admin, edit => TypeEdits.Add(edit, name, "Label", TypeShape.Page))).Error);
        Assert.Null((await ChangeAsync(site, admin, edit => FieldEdits.Add(edit, name, "NumericField", "Founded", "Founded in", []))).Error);

        Assert.Null((await SightAsync(site, admin)).Current.Type(name));
        Assert.True((await SightAsync(site, other)).Draft.IsEmpty);
        var sight = await SightAsync(site, admin);
        Assert.Equal("Founded in", sight.Definitions.Type(name)!.Part(name)!.Part.Field("Founded")!.DisplayName);

        Assert.Null((await ApplyAsync(site, admin)).Error);
        var after = await SightAsync(site, admin);
        Assert.True(after.Draft.IsEmpty);
        Assert.True(after.Current.Type(name)!.IsVersionable);
        var audited = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<AuditEntry>()
            .Where(row => row.TargetId == name).Select(row => new { row.TargetType, row.Before, row.After, row.ActorId }).ToListAsync());
        Assert.Equal(["ContentPart", "ContentType"], audited.Select(row => row.TargetType).Order());
        Assert.All(audited, row => Assert.True(row.Before is null && row.After!.Contains(name, StringComparison.Ordinal) && row.ActorId == admin.UserId));
    }

    [Theory, BothDatabases]
    public async Task Who_applies_late_is_told_and_says_which_shall_stand(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (first, second) = (await ActorAsync(site), await ActorAsync(site));
        var name = await NewTypeAsync(site, first);
        await ChangeAsync(site, first, edit => FieldEdits.Add(edit, name, "TextField", "One", "One", []));
        await ChangeAsync(site, second, edit => FieldEdits.Add(edit, name, "TextField", "Two", "Two", []));
        Assert.Null((await ApplyAsync(site, first)).Error);

        Assert.Equal("contents.definition.overtaken", (await ApplyAsync(site, second)).Error?.Code);
        Assert.NotNull((await SightAsync(site, second)).Current.Part(name)!.Field("One"));

        // Put over theirs, the list says what that would undo; it must be confirmed.
        await ChangeAsync(site, second, edit => { edit.Rebase(name); return null; });
        Assert.Equal("contents.definition.not_confirmed", (await ApplyAsync(site, second)).Error?.Code);
        await ChangeAsync(site, second, edit => { edit.Forget(name); return null; });
        Assert.Equal("contents.definition.no_draft", (await ApplyAsync(site, second)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task What_was_looked_at_is_what_is_applied(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var admin = await ActorAsync(site);
        var name = await NewTypeAsync(site, admin);
        await ChangeAsync(site, admin, edit => FieldEdits.Add(edit, name, "TextField", "One", "One", []));
        var tag = (await SightAsync(site, admin)).Tag;
        await ChangeAsync(site, admin, edit => FieldEdits.Add(edit, name, "TextField", "Two", "Two", []));
        Assert.Equal("contents.definition.draft_moved", (await ApplyAsync(site, admin, tag: tag)).Error?.Code);
        Assert.Null((await SightAsync(site, admin)).Current.Part(name)!.Field("One"));
    }

    [Theory, BothDatabases]
    public async Task A_removed_field_needs_its_name_typed_and_its_values_stay_in_the_json(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var admin = await ActorAsync(site);
        var name = await NewTypeAsync(site, admin, "City");
        var item = await site.PublishedAsync(ContentSite.New(name, fill: part => part["City"] = new JsonObject { ["Text"] = "Lisbon" }));

        await ChangeAsync(site, admin, edit => FieldEdits.Remove(edit, name, "City"));
        Assert.Equal("contents.definition.not_confirmed", (await ApplyAsync(site, admin)).Error?.Code);
        Assert.Equal("contents.definition.not_confirmed", (await ApplyAsync(site, admin, ($"{name}.City", "city"))).Error?.Code);
        Assert.Null((await ApplyAsync(site, admin, ($"{name}.City", "City"))).Error);

        // As the list of changes says: the value stays, also after a save, and comes back with the field.
        var saved = (await site.FindAsync(item.ContentItemId))!;
        saved.GetOrAddPart("TitlePart")["Title"] = "Changed";
        saved = await site.PublishedAsync(saved);
        Assert.Equal("Lisbon", saved.Field(name, "City")!["Text"].AsText());
    }

    [Theory, BothDatabases]
    public async Task A_type_goes_only_where_nothing_is_made_of_it(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var admin = await ActorAsync(site);
        var name = await NewTypeAsync(site, admin);
        var item = await site.PublishedAsync(ContentSite.New(name));
        await ChangeAsync(site, admin, edit => TypeEdits.Remove(edit, name));
        var refused = await ApplyAsync(site, admin, (name, name));
        Assert.Equal("contents.definition.has_items", refused.Error?.Code);
        Assert.NotNull((await SightAsync(site, admin)).Current.Type(name));

        Assert.Null((await site.ManageAsync(manager => manager.DeleteAsync(item.ContentItemId, null, CancellationToken.None))).Error);
        Assert.Null((await ApplyAsync(site, admin, (name, name))).Error);
        var now = (await SightAsync(site, admin)).Current;
        Assert.Null(now.Type(name));
        Assert.Null(now.Part(name));
    }

    [Theory, BothDatabases]
    public async Task What_a_module_brings_can_be_changed_and_not_removed(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var admin = await ActorAsync(site);
        Assert.Equal("contents.definition.owned", (await ChangeAsync(site, admin, edit => FieldEdits.Remove(edit, "Mix", "Bpm"))).Error?.Code);
        Assert.Equal("contents.definition.owned", (await ChangeAsync(site, admin, edit => TypeEdits.Remove(edit, "Genre"))).Error?.Code);
        Assert.Equal("contents.definition.owned", (await ChangeAsync(site, admin, edit => TypeEdits.Detach(edit, "Genre", "TitlePart"))).Error?.Code);
        Assert.Null((await ChangeAsync(site, admin, edit => TypeEdits.Attach(edit, "Genre", "Genre", "Genre", ""))).Error);
        Assert.Null((await ChangeAsync(site, admin, edit => FieldEdits.Add(edit, "Genre", "TextField", Name(), "Own", []))).Error);
        Assert.NotEmpty((await SightAsync(site, admin)).Draft.Parts);
    }

    [Theory, BothDatabases]
    public async Task Who_may_only_look_changes_nothing(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var writer = (await site.NewAsync("Writer")).Actor;
        Assert.Equal("engine.forbidden", (await ChangeAsync(site, writer, edit => TypeEdits.Add(edit, Name(), "X", TypeShape.Page))).Error?.Code);
        Assert.Equal("engine.forbidden", (await ApplyAsync(site, writer)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task An_export_brings_the_same_definitions_back(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var admin = await ActorAsync(site);
        var random = new Random(20261122);
        for (var round = 0; round < 8; round++)
        {
            var name = await RandomTypeAsync(site, admin, random);
            var before = (await SightAsync(site, admin)).Current;
            var step = JsonNode.Parse(DefinitionExport.Text([before.Type(name)!], before))!.AsObject();
            var (type, part) = (Record(before.Type(name)!), Record(before.Part(name)!));

            await site.StepOkAsync(new JsonObject { ["name"] = "DeleteContentDefinition", ["ContentTypes"] = new JsonArray(name), ["ContentParts"] = new JsonArray(name) });
            await site.StepOkAsync(step);
            var after = (await SightAsync(site, admin)).Current;
            Assert.Equal(type, Record(after.Type(name)!));
            Assert.Equal(part, Record(after.Part(name)!));
        }
    }

    private static string Record(ContentTypeDefinition type) => ContentJson.ToText(DefinitionRecords.Write(type));

    private static string Record(ContentPartDefinition part) => ContentJson.ToText(DefinitionRecords.Write(part));

    private static async Task<string> RandomTypeAsync(TestSite site, Actor admin, Random random)
    {
        var name = Name();
        var kinds = await site.InScopeAsync(services => Task.FromResult(services.GetRequiredService<ContentKinds>().Fields.Select(kind => kind.Name).ToList()));
        await ChangeAsync(site, admin, edit => TypeEdits.Add(edit, name, $"Ty\"pe ü {random.Next()}", (TypeShape)random.Next(3)));
        for (var i = 0; i < random.Next(1, 8); i++)
        {
            var (field, kind) = ($"F{i}", kinds[random.Next(kinds.Count)]);
            await ChangeAsync(site, admin, edit => FieldEdits.Add(edit, name, kind, field, $"Fi<eld {i}", []));
            await ChangeAsync(site, admin, edit => FieldEdits.Field(edit, name, field, null, settings =>
            {
                settings[$"{kind}Settings"] = new JsonObject { ["Hint"] = $"h{random.Next()}", ["Required"] = random.Next(2) == 0, ["Odd"] = random.NextDouble(), ["None"] = null };
                settings["SomebodyElsesSettings"] = new JsonObject { ["List"] = new JsonArray(1, "two", null) };
                return null;
            }));
        }

        await ChangeAsync(site, admin, edit => FieldEdits.Order(edit, name, [.. Enumerable.Range(0, 8).Select(i => $"F{i}").OrderBy(_ => random.Next())]));
        Assert.Null((await ApplyAsync(site, admin)).Error);
        return name;
    }

    private static async Task<string> NewTypeAsync(TestSite site, Actor admin, params string[] fields)
    {
        var name = Name();
        Assert.Null((await ChangeAsync(site, admin, edit => TypeEdits.Add(edit, name, name, TypeShape.Page))).Error);
        foreach (var field in fields)
            Assert.Null((await ChangeAsync(site, admin, edit => FieldEdits.Add(edit, name, "TextField", field, field, []))).Error);
        Assert.Null((await ApplyAsync(site, admin)).Error);
        return name;
    }

    private static string Name() => "T" + PublicId.New()[..12].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static async Task<Actor> ActorAsync(TestSite site) => (await site.NewAsync("Administrator")).Actor;

    private static Task<Result> ChangeAsync(TestSite site, Actor actor, Func<DraftEdit, Error?> change) =>
        site.InScopeAsync(services => services.GetRequiredService<ChangeDraft>().RunAsync(change, CancellationToken.None), actor);

    private static Task<DraftSight> SightAsync(TestSite site, Actor actor) =>
        site.InScopeAsync(services => services.GetRequiredService<Jaytek.Contents.Definitions.Drafts.Drafts>().ReadAsync(CancellationToken.None), actor);

    private static Task<Result<DefinitionOutcome>> ApplyAsync(TestSite site, Actor actor, params (string Key, string Typed)[] confirmed) =>
        ApplyAsync(site, actor, null, confirmed);

    private static async Task<Result<DefinitionOutcome>> ApplyAsync(TestSite site, Actor actor, string? tag, params (string Key, string Typed)[] confirmed)
    {
        tag ??= (await SightAsync(site, actor)).Tag;
        return await site.InScopeAsync(
            services => services.GetRequiredService<ApplyDraft>().RunAsync(tag, confirmed.ToDictionary(pair => pair.Key, pair => pair.Typed), CancellationToken.None), actor);
    }
}
