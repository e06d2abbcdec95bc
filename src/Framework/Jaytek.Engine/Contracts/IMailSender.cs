namespace Jaytek.Engine.Contracts;

/// <summary>Sends mail. Call it from an event handler: what is sent cannot be rolled back, and a handler is tried again where sending fails.</summary>
public interface IMailSender
{
    /// <summary>Hands one mail over; an exception means that it was not taken and may be tried again.</summary>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A mail in plain text.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Lines, separated by <c>\n</c>.</param>
public sealed record Mail(string To, string Subject, string Text);
