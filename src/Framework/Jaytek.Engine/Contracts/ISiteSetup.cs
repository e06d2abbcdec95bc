using Jaytek.Engine.CommandLine;
using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>Sets a new site up from a recipe; the module Recipes implements it.</summary>
public interface ISiteSetup
{
    /// <summary>True where a set-up has been completed on this data.</summary>
    Task<bool> IsDoneAsync(CancellationToken cancellationToken);

    /// <summary>Sets the site up whole; started again after it was cut off, it completes what is missing. A refusal names the member of the request that is to blame, where one is.</summary>
    Task<Result> RunAsync(SetupRequest request, CommandConsole console, CancellationToken cancellationToken);
}

/// <summary>What a set-up needs to know: <c>Jaytek:Setup:*</c>.</summary>
/// <param name="Recipe">Name of the set-up recipe.</param>
/// <param name="SiteName">The site's name.</param>
/// <param name="AdminUserName">The first administrator.</param>
/// <param name="AdminEmail">Their e-mail address.</param>
/// <param name="AdminPassword">Their password.</param>
public sealed record SetupRequest(string Recipe, string SiteName, string AdminUserName, string AdminEmail, string AdminPassword);

/// <summary>Makes the first administrator; the module Identity implements it.</summary>
public interface IAdminAccount
{
    /// <summary>
    /// Creates the user with the role Administrator; answers the user's id. One whom a set-up that was cut off has made already gets this
    /// password, because it is the one that will be shown. Joins the open unit of work; called only while the set-up is not complete. A refusal names the member of <see cref="SetupRequest"/> that is to blame.
    /// </summary>
    Task<Result<string>> EnsureAsync(string userName, string email, string password, CancellationToken cancellationToken);
}
