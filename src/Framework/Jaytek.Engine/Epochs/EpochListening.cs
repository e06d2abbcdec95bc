using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Jaytek.Engine.Epochs;

/// <summary>
/// Hears from PostgreSQL that another node has changed something, so that this one follows at once and not at the next tick of
/// <see cref="EpochPoller"/>. A node that loses this connection is as good as one without it: the poller goes on.
/// </summary>
internal sealed class EpochListening(NpgsqlDataSource source, EpochPoller poller, TimeProvider clock, ILogger<EpochListening> logger) : BackgroundService
{
    private const string Channel = "jaytek_epoch";

    /// <summary>The statement by which a transaction tells the nodes; PostgreSQL delivers it after the commit.</summary>
    public const string Tell = $"notify {Channel}";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Many notices make one look: the poller reads all epochs at once.
    private readonly Channel<bool> _told = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), FollowAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The connection that hears of changes is lost; they are looked for each second until it is back");
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task HearAsync(CancellationToken stoppingToken)
    {
        await using var connection = await source.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, _) => _told.Writer.TryWrite(true);
        await using (var command = new NpgsqlCommand($"listen {Channel}", connection))
            await command.ExecuteNonQueryAsync(stoppingToken);
        // What happened while nobody listened.
        _told.Writer.TryWrite(true);
        while (true)
            await connection.WaitAsync(stoppingToken);
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _told.Reader.ReadAllAsync(stoppingToken))
            await poller.FollowAsync(stoppingToken);
    }
}
