using System.Net.Mail;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Outgoing;

/// <summary>Writes each mail as an <c>.eml</c> file into the folder <c>mail</c> of the data folder, where any mail program opens it; nothing leaves the machine.</summary>
internal sealed class EmlMailSender(DatabaseOptions database, IOptions<MailOptions> options) : IMailSender
{
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = new MailMessage(options.Value.From, mail.To, mail.Subject.ReplaceLineEndings(" "), mail.Text.ReplaceLineEndings("\r\n"));
        using var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            PickupDirectoryLocation = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(database.DataDirectory), "mail")).FullName,
        };
        await client.SendMailAsync(message, cancellationToken);
    }
}
