using Jaytek.Identity.SignUp;

namespace Jaytek.Identity.Users.Admin;

/// <summary>What is done with an account that nobody has confirmed.</summary>
internal sealed record WaitingVerbs(ConfirmByHand Confirm, SendConfirmation Send, ForgetUnconfirmed Forget);
