using System.Globalization;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Night.Texts;

/// <summary>Places on the map, as people read them.</summary>
internal static class Places
{
    /// <summary><c>38.7077° N, 9.1366° W</c>.</summary>
    public static string Degrees(MapPoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Math.Abs(point.Latitude):0.####}° {(point.Latitude < 0 ? 'S' : 'N')}, {Math.Abs(point.Longitude):0.####}° {(point.Longitude < 0 ? 'W' : 'E')}");

    /// <summary>The place on OpenStreetMap.</summary>
    public static string Map(MapPoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"https://www.openstreetmap.org/?mlat={point.Latitude}&mlon={point.Longitude}#map=16/{point.Latitude}/{point.Longitude}");
}
