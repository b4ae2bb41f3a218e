import { namespace, operations, records, scalars, vocabularies } from './contract.ts'

type Fields = Readonly<Record<string, string>>

const occurrence: Readonly<Record<string, string>> = {
  '?': ' minOccurs="0"',
  '*': ' minOccurs="0" maxOccurs="unbounded"',
}

/** The contract as a WSDL 1.1 document: SOAP 1.1, document/literal wrapped. */
export function wsdl(): string {
  const names = Object.keys(operations)
  const messages = names.flatMap(name => [name, `${name}Response`])
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="WsAdminService" targetNamespace="${namespace}" xmlns:tns="${namespace}"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  <wsdl:types>
    <xs:schema targetNamespace="${namespace}" xmlns:xs="http://www.w3.org/2001/XMLSchema"
      elementFormDefault="unqualified" attributeFormDefault="unqualified">
      ${messages.map(name => `<xs:element name="${name}" type="tns:${name}"/>`).join('\n')}
      ${Object.entries(operations)
        .map(([name, { takes, gives }]) => wrapper(name, takes) + wrapper(`${name}Response`, returned(gives)))
        .join('\n')}
      ${Object.entries(records)
        .map(([name, fields]) => wrapper(name, fields))
        .join('\n')}
      ${vocabularies.map(vocabulary).join('\n')}
    </xs:schema>
  </wsdl:types>
  ${messages.map(message).join('\n')}
  <wsdl:portType name="WsAdmin">${names.map(ported).join('\n')}</wsdl:portType>
  <wsdl:binding name="WsAdminServiceSoapBinding" type="tns:WsAdmin">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${names.map(bound).join('\n')}
  </wsdl:binding>
  <wsdl:service name="WsAdminService">
    <wsdl:port name="WsAdminPort" binding="tns:WsAdminServiceSoapBinding"><soap:address location=""/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>`
}

function returned(gives: string | undefined): Fields {
  return gives === undefined ? {} : { return: gives }
}

function wrapper(name: string, fields: Fields): string {
  const elements = Object.entries(fields).map(([field, type]) => element(field, type))
  return `<xs:complexType name="${name}"><xs:sequence>${elements.join('')}</xs:sequence></xs:complexType>`
}

function element(name: string, field: string): string {
  const mark = field.at(-1) ?? ''
  const type = mark in occurrence ? field.slice(0, -1) : field
  const prefix = (scalars as readonly string[]).includes(type) ? 'xs' : 'tns'
  return `<xs:element name="${name}" type="${prefix}:${type}"${occurrence[mark] ?? ''}/>`
}

function vocabulary(name: string): string {
  return `<xs:simpleType name="${name}"><xs:restriction base="xs:string"/></xs:simpleType>`
}

function message(name: string): string {
  return `<wsdl:message name="${name}"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>`
}

function ported(name: string): string {
  return `<wsdl:operation name="${name}">
    <wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/>
  </wsdl:operation>`
}

function bound(name: string): string {
  return `<wsdl:operation name="${name}">
    <soap:operation soapAction="" style="document"/>
    <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>
  </wsdl:operation>`
}
