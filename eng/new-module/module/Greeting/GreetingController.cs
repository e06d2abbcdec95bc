using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.__Name__.Greeting;

/// <summary>The module's two pages. A page that changes something calls an action, a class of its own with the whole rule (docs/map.md).</summary>
public sealed class GreetingController(TimeProvider clock) : Controller
{
    /// <summary><c>/__name__</c></summary>
    [HttpGet("/__name__")]
    [Open("A public page.")]
    public IActionResult Show() => View("Show", Salutation.At(clock.GetUtcNow()));

    /// <summary><c>/admin/__name__</c></summary>
    [HttpGet("/admin/__name__")]
    [Require(__Name__Permissions.ManageText)]
    public IActionResult Manage() => View("Manage", Salutation.At(clock.GetUtcNow()));
}
