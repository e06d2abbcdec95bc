using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Security;

/// <summary>
/// Counts dear work where it begins, for pages that first find out whether there is any: a form with a typing error costs nothing and takes
/// nothing from its sender. What is counted as soon as it comes bears <see cref="LimitedAttribute"/> instead.
/// </summary>
public interface IWorkLimits
{
    /// <summary>Counts one, by the network address that the request comes from; null where it may go on, or how long its sender has to wait.</summary>
    TimeSpan? Take(LimitedWork work, HttpContext context);
}

/// <inheritdoc/>
internal sealed class WorkLimits(IOptions<RateLimitOptions> options, RequestWindows windows, RateLimitReport report) : IWorkLimits
{
    public TimeSpan? Take(LimitedWork work, HttpContext context)
    {
        if (options.Value.Enabled == false)
            return null;
        var (name, limit, window) = RuleOf(work, options.Value);
        // Apart from what is counted at the door under the same name.
        var state = windows.Take($"{name} begun|{ClientAddress.Of(context)}", limit, window);
        if (state.IsAllowed)
            return null;
        report.Refused(name);
        return TimeSpan.FromSeconds(state.ResetSeconds);
    }

    /// <summary>The name, the limit and the window of this work, for one address.</summary>
    public static (string Name, int Limit, TimeSpan Window) RuleOf(LimitedWork work, RateLimitOptions options) => work switch
    {
        LimitedWork.SignUp => ("sign-ups", options.SignUps, TimeSpan.FromHours(1)),
        LimitedWork.Mail => ("mails", options.MailRequests, TimeSpan.FromHours(1)),
        _ => ("passwords", options.SignIns, TimeSpan.FromMinutes(1)),
    };
}
