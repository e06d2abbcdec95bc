using System.Text;

namespace Jaytek.UnitTests.Ledger.BankFiles;

/// <summary>Banks' answers as tests write them.</summary>
internal static class Answers
{
    public static string Of(string listId, string group = "", params string[] lines) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
          <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-11-23T17:00:00</CreDtTm></GrpHdr>
          <OrgnlGrpInfAndSts><OrgnlMsgId>{listId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{group}</OrgnlGrpInfAndSts>
          <OrgnlPmtInfAndSts><OrgnlPmtInfId>{listId}</OrgnlPmtInfId>{string.Concat(lines)}</OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt></Document>
        """;

    public static string Line(string id, string status, string? reason = null) =>
        $"<TxInfAndSts><OrgnlEndToEndId>{id}</OrgnlEndToEndId><TxSts>{status}</TxSts>{(reason is null ? "" : $"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn><AddtlInf>DE89370400440532013000</AddtlInf></StsRsnInf>")}</TxInfAndSts>";

    public static byte[] Bytes(this string text) => Encoding.UTF8.GetBytes(text);
}
