// Serves this folder's parent on 127.0.0.1 for the browser, and writes the port to the file named.
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

const types = { '.html': 'text/html', '.js': 'text/javascript' }
const server = createServer((request, response) => {
  const file = join(process.cwd(), new URL(request.url, 'http://127.0.0.1').pathname)
  try {
    const body = readFileSync(file)
    response.setHeader('content-type', types[extname(file)] ?? 'text/plain')
    response.end(body)
  } catch {
    response.statusCode = 404
    response.end()
  }
})
server.listen(0, '127.0.0.1', () => {
  writeFileSync(process.argv[2], String(server.address().port))
})
