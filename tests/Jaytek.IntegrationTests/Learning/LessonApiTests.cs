using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Learning;

/// <summary>What the content API tells of lessons, and to whom.</summary>
[Collection(nameof(PublicPages))]
public sealed class LessonApiTests(PublicSites sites)
{
    private const string Secret = "Only for the enrolled";

    [Theory, BothDatabases]
    public async Task What_a_lesson_holds_reaches_only_who_may_edit_it_through_every_address(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var owner = await site.NewAsync("Instructor");
        var (locked, preview) = (await LessonAsync(site, owner, isPreview: false), await LessonAsync(site, owner, isPreview: true));

        foreach (var (client, seesAll) in await ReadersAsync(site, owner))
        {
            using (client)
            {
                // Twice, from the database and from memory.
                foreach (var address in Addresses(locked).Concat(Addresses(locked)))
                    AssertShown(await client.GetAsync(address), address, seesAll);
                foreach (var address in Addresses(preview))
                    AssertShown(await client.GetAsync(address), address, seesAll: true);
            }
        }
    }

    [Theory, BothDatabases]
    public async Task Both_forms_have_tags_of_their_own(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var owner = await site.NewAsync("Instructor");
        var lesson = await LessonAsync(site, owner, isPreview: false);
        using var own = await site.BearerAsync(owner);
        using var other = await site.BearerAsync(await site.NewAsync("Instructor"));
        using var nobody = site.NewClient();
        foreach (var address in Addresses(lesson))
        {
            var tags = new List<string>();
            foreach (var client in new[] { own, other, nobody })
            {
                var tag = (await client.GetAsync(address)).Headers.ETag!.Tag;
                Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", tag))).StatusCode);
                tags.Add(tag);
            }

            Assert.Equal(3, tags.Distinct().Count());
        }
    }

    [Theory, BothDatabases]
    public async Task A_lesson_inside_another_item_is_locked_too(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var page = PublicItems.Page(PublicItems.Unique("Syllabus"), "All lessons");
        // Also where no definition knows the place, and where the type's name is written with an escape.
        page.Parts["Elsewhere"] = JsonNode.Parse($$"""
            {"Deep":[{"ContentItemId":"{{PublicId.New()}}","ContentType":"L\u0065sson","Lesson":{"Order":{"Value":1},"Description":{"Markdown":"{{Secret}}"} } }]}
            """);
        page = await site.PublishedAsync(page);
        using var nobody = site.NewClient();
        using var admin = await site.BearerAsync(await site.NewAsync("Administrator"));
        foreach (var address in new[] { $"/api/content/{page.ContentItemId}", $"/api/content?type=Page&filter[ContentItemId]={page.ContentItemId}" })
        {
            var text = await nobody.GetStringAsync(address);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.Contains("\"Lesson\":{\"Order\":{\"Value\":1}}", text, StringComparison.Ordinal);
            Assert.Contains(Secret, await admin.GetStringAsync(address), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Lists_are_not_filtered_or_sorted_by_what_is_locked(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        // A field that an editor adds later is locked like those that the recipe brings.
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"ContentDefinition","ContentParts":[{"Name":"Lesson","Settings":{},"ContentPartFieldDefinitionRecords":[
              {"FieldName":"TextField","Name":"Answer","Settings":{"TextFieldSettings":{}}}]}]}
            """)!.AsObject());
        await site.DeliverEventsAsync();
        var lesson = await LessonAsync(site, await site.NewAsync("Instructor"), isPreview: false, answer: "forty-two");
        using var nobody = site.NewClient();
        using var student = await site.BearerAsync(await site.NewAsync("Student"));
        using var admin = await site.BearerAsync(await site.NewAsync("Administrator"));
        foreach (var hidden in new[] { "filter[Answer]=forty-two", "filter[Lesson.Answer][gte]=a", "sort=Answer", "sort=-Lesson.Answer" })
        {
            foreach (var client in new[] { nobody, student })
                await (await client.GetAsync($"/api/content?type=Lesson&{hidden}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.hidden_field");
            Assert.Contains(lesson.ContentItemId, await admin.GetStringAsync($"/api/content?type=Lesson&{hidden}"), StringComparison.Ordinal);
        }

        Assert.Contains(lesson.ContentItemId, await nobody.GetStringAsync($"/api/content?type=Lesson&filter[Order]=7&sort=Order&limit=100"), StringComparison.Ordinal);
        Assert.DoesNotContain("forty-two", await nobody.GetStringAsync($"/api/content/{lesson.ContentItemId}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_lesson_stays_locked_while_the_feature_is_off(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("headless"));
        var lesson = await LessonAsync(site, await site.NewAsync("Instructor"), isPreview: false);
        using var nobody = site.NewClient();
        var text = await nobody.GetStringAsync($"/api/content/{lesson.ContentItemId}");
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    private static void AssertShown(HttpResponseMessage answer, string address, bool seesAll)
    {
        var text = answer.Content.ReadAsStringAsync().Result;
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
        foreach (var held in new[] { Secret, "lessons/film.mp4", "lessons/sheet.pdf" })
            Assert.True(text.Contains(held, StringComparison.Ordinal) == seesAll, $"{address} {(seesAll ? "lacks" : "tells")} {held}: {text}");
        foreach (var open in new[] { "\"DurationSeconds\":{\"Value\":420}", "\"Order\":{\"Value\":7}", "\"Preview\"", "\"TitlePart\"", "\"Course\"" })
            Assert.Contains(open, text, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<(HttpClient Client, bool SeesAll)>> ReadersAsync(TestSite site, Account owner) =>
    [
        (site.NewClient(), false),
        (await site.BearerAsync(await site.NewAsync("Student")), false),
        (await site.BearerAsync(await site.NewAsync("Instructor")), false),
        (await site.BearerAsync(owner), true),
        (await site.BearerAsync(await site.NewAsync("Administrator")), true),
    ];

    private static IEnumerable<string> Addresses(ContentItem lesson) =>
    [
        $"/api/content/{lesson.ContentItemId}",
        $"/api/content/Lesson/{PublicItems.PathOf(lesson).Split('/')[^1]}",
        $"/api/content?type=Lesson&filter[ContentItemId]={lesson.ContentItemId}",
    ];

    private static async Task<ContentItem> LessonAsync(TestSite site, Account owner, bool isPreview, string? answer = null)
    {
        var course = await site.PublishedAsync(PublicItems.Course(PublicItems.Unique("Course")));
        var lesson = New(course.ContentItemId, isPreview, answer);
        lesson.Owner = owner.Id;
        return await site.PublishedAsync(lesson);
    }

    private static ContentItem New(string courseId, bool isPreview, string? answer)
    {
        var lesson = PublicItems.Lesson(PublicItems.Unique("Lesson"), courseId, 7, isPreview, Secret);
        lesson.GetOrAddField("Lesson", "Video")["Paths"] = new JsonArray("lessons/film.mp4");
        lesson.GetOrAddField("Lesson", "Resources")["Paths"] = new JsonArray("lessons/sheet.pdf");
        if (answer is not null)
            lesson.GetOrAddField("Lesson", "Answer")["Text"] = answer;
        return lesson;
    }
}
