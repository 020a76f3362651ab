// Keeps the servers of the conformance suite, which would listen everywhere, on the loopback. They read their address in
// the turn in which they listen, so naming a host, which is looked up first, is not an option.
import { Server } from 'node:net'

const listen = Server.prototype._listen2
Server.prototype._listen2 = function (address, port, type, ...rest) {
  return address === null
    ? listen.call(this, '127.0.0.1', port, 4, ...rest)
    : listen.call(this, address, port, type, ...rest)
}
