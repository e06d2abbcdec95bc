using System.Threading.Channels;
using Jaytek.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Jaytek.Engine.Epochs;

/// <summary>This node among those that share a database.</summary>
internal sealed class EpochNode
{
    public string Id { get; } = PublicId.New();
}

/// <summary>
/// Hears from PostgreSQL that another node has changed something, so that this one follows at once and not at the next tick of
/// <see cref="EpochPoller"/>. What this node itself has committed it follows by itself. A node that loses this connection is as good as one
/// without it: the poller goes on.
/// </summary>
internal sealed class EpochListening(NpgsqlDataSource source, EpochNode node, EpochPoller poller, TimeProvider clock, ILogger<EpochListening> logger) : BackgroundService
{
    /// <summary>Where transactions tell the nodes, by <c>pg_notify</c> with <see cref="EpochNode.Id"/>; PostgreSQL delivers it after the commit.</summary>
    public const string Channel = "jaytek_epoch";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // Many notices make one look: the poller reads all epochs at once.
    private readonly Channel<bool> _told = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private TimeSpan _pause = FirstPause;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), FollowAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            // Whatever it was, such as a name that DNS does not know for a moment: nobody would begin again after this loop.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The connection that hears of changes is lost; they are looked for each second until it is back. The next try is in {Pause}", _pause);
                await Task.Delay(_pause, clock, stoppingToken);
                _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            }
        }
    }

    private async Task HearAsync(CancellationToken stoppingToken)
    {
        await using var connection = await source.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, told) =>
        {
            if (told.Payload != node.Id)
                _told.Writer.TryWrite(true);
        };
        await using (var command = new NpgsqlCommand($"listen {Channel}", connection))
            await command.ExecuteNonQueryAsync(stoppingToken);
        _pause = FirstPause;
        while (true)
            await connection.WaitAsync(stoppingToken);
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _told.Reader.ReadAllAsync(stoppingToken))
            await poller.FollowAsync(stoppingToken);
    }
}
