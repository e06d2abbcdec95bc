using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Jaytek.UnitTests.Ledger.BankFiles;

/// <summary>
/// What ISO 20022 says of pain.001.001.09, restated for the elements that a SEPA credit transfer has, in their order, and narrowed as the EPC's
/// guidelines do: one service level, euro, the account by its IBAN, the Latin letters, at most 70 characters of a name and 140 of a text.
/// </summary>
internal static class SepaRules
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private const string Schema = """
        <xs:schema xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09" xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
                   targetNamespace="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
          <xs:element name="Document"><xs:complexType><xs:sequence><xs:element name="CstmrCdtTrfInitn"><xs:complexType><xs:sequence>
            <xs:element name="GrpHdr"><xs:complexType><xs:sequence>
              <xs:element name="MsgId" type="Id"/>
              <xs:element name="CreDtTm" type="xs:dateTime"/>
              <xs:element name="NbOfTxs" type="Count"/>
              <xs:element name="CtrlSum" type="Sum"/>
              <xs:element name="InitgPty" type="Party"/>
            </xs:sequence></xs:complexType></xs:element>
            <xs:element name="PmtInf"><xs:complexType><xs:sequence>
              <xs:element name="PmtInfId" type="Id"/>
              <xs:element name="PmtMtd"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="TRF"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="BtchBookg" type="xs:boolean" minOccurs="0"/>
              <xs:element name="NbOfTxs" type="Count"/>
              <xs:element name="CtrlSum" type="Sum"/>
              <xs:element name="PmtTpInf"><xs:complexType><xs:sequence><xs:element name="SvcLvl"><xs:complexType><xs:sequence>
                <xs:element name="Cd"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="SEPA"/></xs:restriction></xs:simpleType></xs:element>
              </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
              <xs:element name="ReqdExctnDt"><xs:complexType><xs:sequence><xs:element name="Dt" type="xs:date"/></xs:sequence></xs:complexType></xs:element>
              <xs:element name="Dbtr" type="Party"/>
              <xs:element name="DbtrAcct" type="Account"/>
              <xs:element name="DbtrAgt"><xs:complexType><xs:sequence><xs:element name="FinInstnId"><xs:complexType><xs:choice>
                <xs:element name="BICFI"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?"/></xs:restriction></xs:simpleType></xs:element>
                <xs:element name="Othr"><xs:complexType><xs:sequence>
                  <xs:element name="Id"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="NOTPROVIDED"/></xs:restriction></xs:simpleType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
              </xs:choice></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
              <xs:element name="ChrgBr"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="SLEV"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="CdtTrfTxInf" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                <xs:element name="PmtId"><xs:complexType><xs:sequence><xs:element name="EndToEndId" type="Id"/></xs:sequence></xs:complexType></xs:element>
                <xs:element name="Amt"><xs:complexType><xs:sequence><xs:element name="InstdAmt"><xs:complexType><xs:simpleContent>
                  <xs:extension base="Amount"><xs:attribute name="Ccy" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="EUR"/></xs:restriction></xs:simpleType></xs:attribute></xs:extension>
                </xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
                <xs:element name="Cdtr" type="Party"/>
                <xs:element name="CdtrAcct" type="Account"/>
                <xs:element name="RmtInf"><xs:complexType><xs:sequence><xs:element name="Ustrd"><xs:simpleType><xs:restriction base="Latin"><xs:maxLength value="140"/></xs:restriction></xs:simpleType></xs:element></xs:sequence></xs:complexType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
          <xs:simpleType name="Latin"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:pattern value="[A-Za-z0-9/\-?:().,'+ ]+"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Id"><xs:restriction base="xs:string"><xs:pattern value="[A-Za-z0-9?:().,'+\-]([A-Za-z0-9?:().,'+ \-]|/[^/]){0,34}"/><xs:maxLength value="35"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Count"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{1,15}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Sum"><xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/><xs:totalDigits value="18"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Amount"><xs:restriction base="xs:decimal"><xs:minInclusive value="0.01"/><xs:maxInclusive value="999999999.99"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
          <xs:complexType name="Party"><xs:sequence><xs:element name="Nm"><xs:simpleType><xs:restriction base="Latin"><xs:maxLength value="70"/></xs:restriction></xs:simpleType></xs:element></xs:sequence></xs:complexType>
          <xs:complexType name="Account"><xs:sequence><xs:element name="Id"><xs:complexType><xs:sequence>
            <xs:element name="IBAN"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}"/></xs:restriction></xs:simpleType></xs:element>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
        </xs:schema>
        """;

    /// <summary>What is wrong with a file; nothing where it keeps the rules.</summary>
    public static IReadOnlyList<string> Broken(byte[] file)
    {
        var schemas = new XmlSchemaSet();
        using var reader = XmlReader.Create(new StringReader(Schema));
        schemas.Add(Namespace, reader);
        var found = new List<string>();
        using var stream = new MemoryStream(file);
        XDocument.Load(stream).Validate(schemas, (_, e) => found.Add(e.Message));
        return found;
    }
}
