using Jaytek.Engine.Epochs;

namespace Jaytek.UnitTests.Engine;

public sealed class UntilChangeTests
{
    private const long Room = 1024 * 1024;

    private readonly SiteGeneration _site = new();

    [Fact]
    public async Task All_who_wait_are_answered_by_one_making()
    {
        using var kept = new UntilChange<string>(Room, _site);
        var (made, done) = (0, new TaskCompletionSource<string>());
        Task<string> AskAsync() => kept.GetAsync("key", _ => { Interlocked.Increment(ref made); return done.Task; }, text => text.Length, CancellationToken.None);
        var askers = Enumerable.Range(0, 20).Select(_ => AskAsync()).ToList();
        done.SetResult("value");
        Assert.All(await Task.WhenAll(askers), value => Assert.Equal("value", value));
        Assert.Equal("value", await AskAsync());
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Who_leaves_ends_neither_the_others_nor_leaves_them_without()
    {
        using var kept = new UntilChange<string>(Room, _site);
        using var leaving = new CancellationTokenSource();
        var first = kept.GetAsync("key", async token => { await Task.Delay(Timeout.Infinite, token); return "never"; }, text => text.Length, leaving.Token);
        var second = kept.GetAsync("key", _ => Task.FromResult("second"), text => text.Length, CancellationToken.None);
        using var impatient = new CancellationTokenSource();
        var third = kept.GetAsync("key", _ => Task.FromResult("third"), text => text.Length, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.False(second.IsCompleted, "The second did not wait for the first.");

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("second", await second);
    }

    [Fact]
    public async Task What_fails_is_told_to_all_who_waited_and_is_not_kept()
    {
        using var kept = new UntilChange<string>(Room, _site);
        var broken = new TaskCompletionSource<string>();
        var first = kept.GetAsync("key", _ => broken.Task, text => text.Length, CancellationToken.None);
        var second = kept.GetAsync("key", _ => Task.FromResult("second"), text => text.Length, CancellationToken.None);
        broken.SetException(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second);
        Assert.Equal("third", await kept.GetAsync("key", _ => Task.FromResult("third"), text => text.Length, CancellationToken.None));
    }

    [Fact]
    public async Task Who_asks_after_a_change_does_not_wait_for_what_was_begun_before_it()
    {
        using var kept = new UntilChange<string>(Room, _site);
        var old = new TaskCompletionSource<string>();
        var first = kept.GetAsync("key", _ => old.Task, text => text.Length, CancellationToken.None);
        await ChangeAsync();
        Assert.Equal("new", await kept.GetAsync("key", _ => Task.FromResult("new"), text => text.Length, CancellationToken.None));
        old.SetResult("old");
        Assert.Equal("old", await first);
        Assert.Equal("new", await kept.GetAsync("key", _ => Task.FromResult("newer"), text => text.Length, CancellationToken.None));
    }

    // Between the first cache that is told of a change and the last one there is time to make a page.
    [Fact]
    public async Task What_is_made_while_the_caches_are_told_of_a_change_is_made_of_nothing_older()
    {
        using var names = new UntilChange<string>(Room, _site);
        using var pages = new UntilChange<string>(Room, _site);
        var name = "before";
        Task<string> NameAsync() => names.GetAsync("name", _ => Task.FromResult(name), text => text.Length, CancellationToken.None);
        Task<string> PageAsync() => pages.GetAsync("page", async _ => $"page of {await NameAsync()}", text => text.Length, CancellationToken.None);
        Assert.Equal("page of before", await PageAsync());

        name = "after";
        await ChangeAsync();
        await ((IEpochListener)pages).RefreshAsync(CancellationToken.None);
        Assert.Equal("page of after", await PageAsync());
        await ((IEpochListener)names).RefreshAsync(CancellationToken.None);
        Assert.Equal("page of after", await PageAsync());
    }

    private Task ChangeAsync() => ((IEpochListener)_site).RefreshAsync(CancellationToken.None);
}
