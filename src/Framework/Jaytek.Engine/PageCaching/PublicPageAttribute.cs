namespace Jaytek.Engine.PageCaching;

/// <summary>
/// On a controller or action: its pages are the same for everybody who is not signed in, so they may be kept ready. Such a page holds no
/// nonce, no token and no name of a person, and follows from its address, the theme, and data whose changes bump an epoch.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute : Attribute;

/// <summary>On an action of such a controller: this one is not kept after all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PersonalPageAttribute : Attribute;
