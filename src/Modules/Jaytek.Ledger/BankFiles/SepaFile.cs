using System.Globalization;
using System.Text;
using System.Xml;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;

namespace Jaytek.Ledger.BankFiles;

/// <summary>
/// A list as SEPA credit transfers: ISO 20022 pain.001.001.09 in the EPC's implementation guidelines (EPC132-08), one block of payments. The
/// same list makes the same bytes.
/// </summary>
internal static class SepaFile
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>The largest amount of one transfer, minor units of euro.</summary>
    private const long MaxAmount = 99_999_999_999;

    /// <summary>Whether a payment can be told so: its account lies in SEPA, its owner's name can be written, and it is not beyond all bounds.</summary>
    public static bool Takes(BankLine line) =>
        SepaText.IsInSepa(line.Account.Iban) && NameOf(line.Account).Length > 0 && line.Withdrawal.Amount <= MaxAmount;

    /// <summary>The file.</summary>
    public static byte[] Write(BankList list, IReadOnlyList<BankLine> lines, BankFileOptions debtor)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn");
            Header(xml, list, debtor);
            xml.WriteStartElement("PmtInf");
            Block(xml, list, debtor);
            foreach (var line in lines)
                Transfer(xml, line);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Header(XmlWriter xml, BankList list, BankFileOptions debtor) => Within(xml, "GrpHdr", () =>
    {
        xml.WriteElementString("MsgId", list.Id);
        xml.WriteElementString("CreDtTm", list.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Sums(xml, list);
        Within(xml, "InitgPty", () => xml.WriteElementString("Nm", SepaText.Of(debtor.Name, BankFileOptions.MaxName)));
    });

    private static void Block(XmlWriter xml, BankList list, BankFileOptions debtor)
    {
        xml.WriteElementString("PmtInfId", list.Id);
        xml.WriteElementString("PmtMtd", "TRF");
        Sums(xml, list);
        Within(xml, "PmtTpInf", () => Within(xml, "SvcLvl", () => xml.WriteElementString("Cd", "SEPA")));
        Within(xml, "ReqdExctnDt", () => xml.WriteElementString("Dt", list.ExecuteOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Within(xml, "Dbtr", () => xml.WriteElementString("Nm", SepaText.Of(debtor.Name, BankFileOptions.MaxName)));
        Account(xml, "DbtrAcct", Iban.Read(debtor.Iban)!);
        Within(xml, "DbtrAgt", () => Within(xml, "FinInstnId", () =>
        {
            // Where no BIC is given the bank finds it by the IBAN; the element itself has to be there.
            if (string.IsNullOrEmpty(debtor.Bic))
                Within(xml, "Othr", () => xml.WriteElementString("Id", "NOTPROVIDED"));
            else
                xml.WriteElementString("BICFI", debtor.Bic);
        }));
        xml.WriteElementString("ChrgBr", "SLEV");
    }

    private static void Transfer(XmlWriter xml, BankLine line) => Within(xml, "CdtTrfTxInf", () =>
    {
        Within(xml, "PmtId", () => xml.WriteElementString("EndToEndId", line.Withdrawal.Id));
        Within(xml, "Amt", () =>
        {
            xml.WriteStartElement("InstdAmt");
            xml.WriteAttributeString("Ccy", line.Withdrawal.Currency);
            xml.WriteString(MajorUnits.Format(line.Withdrawal.Money));
            xml.WriteEndElement();
        });
        Within(xml, "Cdtr", () => xml.WriteElementString("Nm", NameOf(line.Account)));
        Account(xml, "CdtrAcct", line.Account.Iban);
        Within(xml, "RmtInf", () => xml.WriteElementString("Ustrd", "Payout " + line.Withdrawal.Id));
    });

    private static void Sums(XmlWriter xml, BankList list)
    {
        xml.WriteElementString("NbOfTxs", list.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CtrlSum", MajorUnits.Format(list.Sum));
    }

    private static void Account(XmlWriter xml, string name, string iban) =>
        Within(xml, name, () => Within(xml, "Id", () => xml.WriteElementString("IBAN", iban)));

    private static void Within(XmlWriter xml, string name, Action inside)
    {
        xml.WriteStartElement(name);
        inside();
        xml.WriteEndElement();
    }

    private static string NameOf(BankAccount account) => SepaText.Of(account.Name, BankFileOptions.MaxName);
}
