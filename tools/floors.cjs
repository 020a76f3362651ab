// The floors of src, lowest first. A floor imports itself and what lies below it, never what lies above.
// A room is a folder of src, or a file of that name.
exports.floors = [
  ['errors', 'json', 'text', 'ports'],
  ['decision', 'subject', 'identity', 'audit'],
  ['sanitize'],
  ['guards'],
  ['policy'],
  ['evaluation'],
  ['session'],
  ['protocol'],
  ['transport', 'tools', 'fetch'],
  ['firewall'],
  ['adapters'],
]

// These stand beside the second floor: nothing else on it knows them, nor they each other.
exports.annexes = ['identity', 'audit']

// These see everything, and nothing sees them.
exports.towers = ['analysis', 'testing']
