using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Buyers;

/// <summary>Who buys in this request: whoever is signed in, else the guest whose pass the browser bears.</summary>
internal sealed class CurrentBuyer(ICurrentActor current, IHttpContextAccessor http, GuestPass pass)
{
    private string? _welcomed;

    /// <summary>A user's id or a guest's; null for whoever is neither.</summary>
    public string? Id => current.Actor switch
    {
        { Kind: ActorKind.User, UserId: { } user } => user,
        { Kind: ActorKind.Anonymous } => GuestId,
        _ => null,
    };

    /// <summary>The guest whose pass the browser bears, also where somebody is signed in; or null.</summary>
    public string? GuestId => _welcomed ?? pass.Read(http.HttpContext?.Request.Cookies[GuestPass.CookieName]);

    /// <summary>Takes the rest of this request for a guest's who was given a pass with its answer.</summary>
    public void Become(string guestId) => _welcomed = guestId;

    /// <summary>True where nobody is signed in.</summary>
    public bool IsGuest => current.Actor.Kind == ActorKind.Anonymous;

    /// <summary>True for the buyer of an order, and for the system.</summary>
    public bool Owns(Order order) => Owns(order.BuyerId);

    /// <summary>True for the buyer of this id, and for the system.</summary>
    public bool Owns(string buyerId) => current.Actor.Kind == ActorKind.System || buyerId == Id;
}
