using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Documents;
using Jaytek.Ledger.Holds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.BrowserTests.Payments;

/// <summary>A site that sells by the sandbox and pays by files for the bank, with a clock of its own.</summary>
internal sealed class MoneySite : IAsyncDisposable
{
    private MoneySite(TestSite site, TestClock clock) => (Site, Clock) = (site, clock);

    public TestSite Site { get; }

    public TestClock Clock { get; }

    public static async Task<MoneySite> StartAsync(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var site = await TestSite.StartAsync(provider, new TestSiteOptions(
            "jaytek",
            new Dictionary<string, string> { ["Jaytek:Ledger:BankFile:Name"] = "Jaytek", ["Jaytek:Ledger:BankFile:Iban"] = "NL91 ABNA 0417 1643 00", ["Jaytek:Payments:Tax:BasisPoints"] = "1900" },
            s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        return new MoneySite(site, clock);
    }

    /// <summary>A published course of somebody, for 119 euro with tax; its address.</summary>
    public async Task<string> AddCourseAsync(string teacherId)
    {
        var title = "Mixing by ear";
        var course = await Site.SaveAsync($$"""
            { "ContentType": "Course", "Owner": "{{teacherId}}", "TitlePart": { "Title": "{{title}}" }, "AutoroutePart": { "Path": "courses/mixing-by-ear" },
              "Course": { "ShortDescription": { "Text": "You beatmatch without looking." }, "Level": { "Text": "Beginner" }, "Price": { "Value": 11900 }, "Currency": { "Text": "EUR" },
                "Instructor": { "UserIds": ["{{teacherId}}"] } } }
            """);
        await Site.SaveAsync($$"""
            { "ContentType": "Lesson", "Owner": "{{teacherId}}", "TitlePart": { "Title": "Two records, one beat" },
              "Lesson": { "Course": { "ContentItemIds": ["{{course.ContentItemId}}"] }, "Order": { "Value": 1 }, "Description": { "Markdown": "Put the headphones on." } } }
            """);
        return $"/checkout/course/{course.ContentItemId}";
    }

    /// <summary>Days pass, and what has waited for them is released.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return RunAsync<ReleaseHolds>();
    }

    /// <summary>Prints what waits for it.</summary>
    public Task PrintAsync() => RunAsync<PrintDocuments>();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private Task RunAsync<TJob>() where TJob : IJob => Site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<TJob>().RunAsync(new JobContext(PublicId.New(), Clock.GetUtcNow()), CancellationToken.None);
        return true;
    });
}
