using System.Diagnostics;
using Jaytek.Engine.Data;

namespace Jaytek.IntegrationTests.Site;

/// <summary>
/// Counts the statements that requests send to the database, told apart by the trace that each request carries. On SQLite these are Entity
/// Framework's; on PostgreSQL all of them, the driver's own too.
/// </summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ActivityListener? _driver;
    private int _count;

    public QueryCount(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
            return;
        }
        _driver = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = Count,
        };
        ActivitySource.AddActivityListener(_driver);
    }

    /// <summary>Sends a GET and counts what it asks the database.</summary>
    public async Task<int> OfAsync(HttpClient client, string path)
    {
        Interlocked.Exchange(ref _count, 0);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", $"00-{_trace.ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        using var answer = await client.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {html}");
        return Volatile.Read(ref _count);
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore")
            _subscriptions.Add(listener.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting" && Activity.Current is { } activity)
            Count(activity);
    }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    public void Dispose()
    {
        _subscriptions.ForEach(one => one.Dispose());
        _driver?.Dispose();
    }

    private void Count(Activity activity)
    {
        if (activity.TraceId == _trace)
            Interlocked.Increment(ref _count);
    }
}
