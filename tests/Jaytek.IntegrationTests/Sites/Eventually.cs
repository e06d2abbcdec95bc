namespace Jaytek.IntegrationTests.Sites;

/// <summary>Asks again until the answer is yes; for what another process or a background service does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var end = TimeProvider.System.GetUtcNow() + AtMost;
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < end, $"It did not come true within {AtMost}.");
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
