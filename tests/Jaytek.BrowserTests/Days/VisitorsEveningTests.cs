using Jaytek.BrowserTests.Days.Evening;
using Jaytek.BrowserTests.Days.Hands;
using Jaytek.Engine.Data;

namespace Jaytek.BrowserTests.Days;

/// <summary>A visitor's whole evening, from the home page to an account; on both databases, once by the keyboard alone, once without scripts.</summary>
[Collection(InOrder.Name)]
public sealed class VisitorsEveningTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, Way.Pointer)]
    [InlineData(DatabaseProvider.Postgres, Way.Pointer)]
    [InlineData(DatabaseProvider.Sqlite, Way.Keyboard)]
    [InlineData(DatabaseProvider.Postgres, Way.Plain)]
    public async Task A_visitor_hears_a_mix_notes_a_date_looks_at_a_course_and_signs_up(DatabaseProvider provider, Way way)
    {
        await using var desk = await Desk.SitDownAsync(provider, way);
        var listening = new ListeningSteps(desk);
        var going = new GoingOutSteps(desk);
        var account = new AccountSteps(desk);

        await desk.StepAsync("Find a DJ", listening.FindDJAsync);
        await desk.StepAsync("Find a mix", listening.FindMixAsync);
        await desk.StepAsync("Play it", listening.PlayAsync);
        await desk.StepAsync("Move in it", listening.SeekAsync);
        await desk.StepAsync("Find a date", going.FindDateAsync);
        await desk.StepAsync("Still hear it at the date", listening.ExpectPlayingAsync);
        await desk.StepAsync("Take the date into a calendar", going.TakeDateAsync);
        await desk.StepAsync("Find a course", going.FindCourseAsync);
        await desk.StepAsync("Still hear it at the course", listening.ExpectPlayingAsync);
        await desk.StepAsync("Stop it", listening.StopAsync);
        await desk.StepAsync("Sign up", account.SignUpAsync);
        await desk.StepAsync("Confirm it through the mail", account.ConfirmAsync);
        await desk.StepAsync("Find the account", account.FindAccountAsync);
    }
}
