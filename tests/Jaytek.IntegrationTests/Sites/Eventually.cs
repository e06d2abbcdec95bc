namespace Jaytek.IntegrationTests.Sites;

/// <summary>Asks again until the answer is yes; for what another process or a background service does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    /// <param name="condition">What is asked.</param>
    /// <param name="failure">What is said where the answer stays no.</param>
    /// <param name="atMost">How long it may take; 20 seconds unless told.</param>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, string? failure = null, TimeSpan? atMost = null)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var patience = atMost ?? AtMost;
        var end = TimeProvider.System.GetUtcNow() + patience;
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < end, failure ?? $"It did not come true within {patience}.");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>The answer, once there is one.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask) where T : class
    {
        T? answer = null;
        await IsTrueAsync(async () => (answer = await ask()) is not null);
        return answer!;
    }
}
