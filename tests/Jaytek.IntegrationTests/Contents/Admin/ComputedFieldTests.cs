using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>A date that a module works out: its definition says so, and the types editor neither offers that nor takes it away.</summary>
public sealed partial class ComputedFieldTests
{
    [Theory, BothDatabases]
    public async Task It_stays_worked_out_when_its_settings_are_saved(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var type = $"T{PublicId.New()}";
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(JsonNode.Parse($$"""
                {"Name":"{{type}}","DisplayName":"{{type}}","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"{{type}}","Name":"{{type}}","Settings":{} }]}
                """)),
            ["ContentParts"] = new JsonArray(JsonNode.Parse($$"""
                {"Name":"{{type}}","Settings":{},"ContentPartFieldDefinitionRecords":[
                  {"FieldName":"DateTimeField","Name":"Start","Settings":{"ContentPartFieldSettings":{"DisplayName":"Start","Editor":"Computed"} } }]}
                """)),
        });

        var page = $"/admin/content-parts/{type}/fields/Start";
        Assert.DoesNotContain("Worked out", await admin.GetStringAsync(page), StringComparison.Ordinal);
        await SendAsync(admin, page, ("ContentPartFieldSettings.DisplayName", "Begins"));
        const string changes = "/admin/content-definitions/changes";
        var tag = Tag().Match(await admin.GetStringAsync(changes)).Groups[1].Value;
        await SendAsync(admin, changes, ("tag", tag), ("$do", "apply"));

        var field = await site.InScopeAsync(services =>
            Task.FromResult(services.GetRequiredService<IContentDefinitionManager>().Current.Part(type)!.Field("Start")!));
        Assert.Equal(("Begins", "Computed"), (field.DisplayName, field.Editor));
    }

    private static async Task SendAsync(HttpClient client, string page, params (string Name, string Value)[] values)
    {
        var form = values.Append(("__RequestVerificationToken", await client.FormTokenAsync(page))).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        var answer = await client.PostAsync(page, new FormUrlEncodedContent(form));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"tag\" value=\"([^\"]*)\"")]
    private static partial Regex Tag();
}
