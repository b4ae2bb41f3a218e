/** Reads an answer as the soap package does by itself: `node read-by-soap.ts <url>`. */
import { WSDL } from 'soap'
import { wsdl } from '../../src/platforms/five9/wsdl.ts'
import { printFigures } from '../reading-figures.ts'

const [url = ''] = process.argv.slice(2)
const contract = new WSDL(wsdl(), '', {})
await new Promise(resolve => contract.onReady(resolve))

await printFigures(async () => {
  const answer = await fetch(url)
  const { Body } = contract.xmlToObject(await answer.text())
  return Body.getUsersInfoResponse.return.length
})
