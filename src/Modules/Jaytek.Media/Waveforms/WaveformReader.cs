using System.Runtime.InteropServices;
using Jaytek.Engine.Data;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;

namespace Jaytek.Media.Waveforms;

/// <summary>Reads waveforms that are ready.</summary>
internal sealed class WaveformReader(IReadConnections connections) : IWaveforms
{
    private const string Sql =
        $"select w.duration_seconds, w.peaks from {MediaFileTable.Name} f join {MeasurementTable.Name} w on w.sha256 = f.sha256 "
        + "where f.path_key = @key and w.peaks is not null";

    public async Task<Waveform?> FindAsync(string mediaPath, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        var key = command.CreateParameter();
        (key.ParameterName, key.Value) = ("key", MediaPath.KeyOf(mediaPath));
        command.Parameters.Add(key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Waveform(reader.GetDouble(0), MemoryMarshal.Cast<byte, sbyte>(reader.GetFieldValue<byte[]>(1)).ToArray())
            : null;
    }
}
