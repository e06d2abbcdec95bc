using Jaytek.Identity.SecondFactor;

namespace Jaytek.Identity.Users.Admin;

/// <summary>The actions behind the page of one account.</summary>
internal sealed record AccountChanges(EditUser Edit, ChangeRoles Roles, SetPassword Password, SignOutUser SignOut, LiftLock Lift, SuspendUser Suspend, DeleteUser Delete, ResetTwoFactor Reset);
