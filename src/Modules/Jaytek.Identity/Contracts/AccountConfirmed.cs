using Jaytek.Kernel;

namespace Jaytek.Identity.Contracts;

/// <summary>Somebody signed up and proved their e-mail address; they can sign in from now on.</summary>
/// <param name="UserId">26 characters.</param>
/// <param name="UserName">The sign-in name, for the author of what is made for them.</param>
/// <param name="DisplayName">The name that they gave.</param>
/// <param name="Kind"><c>DJ</c>, <c>Student</c> or <c>Instructor</c>. An instructor has applied, and has no rights beyond a student's yet.</param>
public sealed record AccountConfirmed(string UserId, string UserName, string DisplayName, string Kind) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => UserId;
}
