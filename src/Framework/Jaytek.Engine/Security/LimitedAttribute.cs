namespace Jaytek.Engine.Security;

/// <summary>Work that costs the site, or somebody's mailbox, more than a page does; counted per network address.</summary>
public enum LimitedWork
{
    /// <summary>A password is looked at; <c>Jaytek:RateLimits:SignIns</c> a minute.</summary>
    Password,
    /// <summary>An account is made, once its form is sound; <c>Jaytek:RateLimits:SignUps</c> an hour.</summary>
    SignUp,
    /// <summary>A mail is asked for; <c>Jaytek:RateLimits:MailRequests</c> an hour.</summary>
    Mail,
}

/// <summary>On a page, controller or action, or as metadata of an endpoint: its writes are counted by address, and answered with 429 beyond the limit. Reads are free.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LimitedAttribute(LimitedWork work) : Attribute
{
    /// <summary>Which limit counts.</summary>
    public LimitedWork Work { get; } = work;
}
