using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Http;

/// <summary>
/// An address outside of <c>/api</c> whose callers are programs: what goes wrong there is told in the words of its own protocol, never by a
/// page. Registered as a singleton by the module that has the door.
/// </summary>
/// <param name="Path">The address; those below it are meant too.</param>
/// <param name="IsForOtherSites">Whether scripts of the sites that <see cref="ICrossOrigins"/> knows may call it.</param>
/// <param name="WriteAsync">Writes an error: the status, our code for it, a sentence.</param>
public sealed record ProgramDoor(string Path, bool IsForOtherSites, Func<HttpContext, int, string, string, Task> WriteAsync)
{
    internal bool IsAt(PathString path) => path.StartsWithSegments(Path);

    /// <summary>The door at an address; null where there is none of this kind.</summary>
    internal static ProgramDoor? At(HttpContext context, PathString path) =>
        context.RequestServices.GetServices<ProgramDoor>().FirstOrDefault(door => door.IsAt(path));
}

/// <summary>Which other sites' scripts may call the doors of programs from a browser. The module OpenId implements it, by the applications.</summary>
public interface ICrossOrigins
{
    /// <summary>True for an origin as browsers send it: <c>https://app.example</c>.</summary>
    bool Allows(string origin);
}
