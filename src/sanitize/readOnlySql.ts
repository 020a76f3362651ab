/**
 * Does a text of SQL only read?
 *
 * @module
 */
import { sqlDialects, sqlStatements, type SqlToken } from '../text/sql.ts'

// Statements that read, by the manuals of PostgreSQL, MySQL, SQLite, SQL Server and Oracle.
const reading: ReadonlySet<string> = new Set('SELECT WITH VALUES TABLE SHOW DESCRIBE DESC EXPLAIN'.split(' '))
// Reserved words that begin a statement or a clause that writes, locks or runs something, wherever they stand: SQL Server
// needs no `;` between statements, and a common table expression of PostgreSQL may write.
const writing: ReadonlySet<string> = new Set(
  'INSERT UPDATE DELETE MERGE DROP ALTER CREATE TRUNCATE GRANT REVOKE EXEC EXECUTE INTO'.split(' '),
)
// The same for SQL Server alone; elsewhere these are ordinary names.
const writingWithoutSeparator: ReadonlySet<string> = new Set(
  'DENY BACKUP RESTORE SHUTDOWN DBCC RECONFIGURE WAITFOR KILL BULK DECLARE'.split(' '),
)
const functionsToo: ReadonlySet<string> = new Set(['INSERT', 'TRUNCATE'])
// Functions that reach files, the network, other sessions or the system, write, or keep the database busy.
const reachingOut =
  /^(?:PG_(?:READ|LS|STAT_FILE|SLEEP|TERMINATE|CANCEL|RELOAD|ROTATE|SWITCH|CREATE|DROP|PROMOTE|WAL|ADVISORY|TRY_ADVISORY|NOTIFY|FILE|LOGICAL|REPLICATION|IMPORT)\w*|LO_\w+|LOWRITE|LOREAD|DBLINK\w*|SET_CONFIG|SETVAL|NEXTVAL|(?:QUERY|TABLE|CURSOR|SCHEMA|DATABASE)_TO_XML\w*|TS_STAT|XPATH_TABLE|CONNECTBY|CROSSTAB\w*|LOAD_FILE|LOAD_EXTENSION|WRITEFILE|READFILE|EDIT|FTS3_TOKENIZER|SLEEP|BENCHMARK|GET_LOCK|RELEASE_LOCK|RELEASE_ALL_LOCKS|MASTER_POS_WAIT|SYS_\w+|SYSTEM|XP_\w+|SP_\w+|OPENROWSET|OPENQUERY|OPENDATASOURCE|UTL_\w+|DBMS_\w+|HTTPURITYPE|EXTRACTVALUE|UPDATEXML|XMLTYPE|READ_(?:CSV|TEXT|BLOB|JSON|PARQUET)\w*|URL|S3|REMOTE|FILE)$/

/** Says why a text of SQL may do more than read, under any of the readings there are; `undefined` when it only reads. */
export function readOnlySqlProblem(text: string): string | undefined {
  // Some drivers stop at a NUL, some shells at another control character.
  // eslint-disable-next-line no-control-regex -- see above
  if (/[\0-\x08\x0e-\x1f\x7f]/.test(text)) return 'holds a control character'
  for (const dialect of sqlDialects) {
    const statements = sqlStatements(text, dialect)
    if (statements.length === 0) return 'holds no statement'
    for (const statement of statements) {
      const problem = statementProblem(statement, dialect.name === 'mssql')
      if (problem !== undefined) return problem
    }
  }
  return undefined
}

function statementProblem(tokens: readonly SqlToken[], mayOmitSeparator: boolean): string | undefined {
  const first = tokens.find(({ text }) => text !== '(')
  if (first?.kind !== 'word' || !reading.has(upper(first)))
    return 'holds a statement that is not known to read only'
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as SqlToken
    const next = tokens[index + 1]
    if (token.kind === 'symbol' && token.text === '\\') return 'holds a command to a client'
    const called = next?.text === '('
    // A function may be called by its quoted name, and by one behind a schema.
    if (called && (token.kind === 'word' || token.kind === 'name') && reachingOut.test(upper(token)))
      return 'calls a function that reaches beyond the tables'
    if (token.kind !== 'word' || tokens[index - 1]?.text === '.') continue
    const name = upper(token)
    if (writing.has(name) && !(called && functionsToo.has(name))) return 'holds a word that begins to write'
    if (mayOmitSeparator && writingWithoutSeparator.has(name)) return 'holds a word that begins to write'
    if (name === 'FOR' && /^(?:SHARE|KEY|NO)$/.test(upper(next))) return 'locks what it reads'
    if (name === 'LOCK' && upper(next) === 'IN') return 'locks what it reads'
  }
  return undefined
}

function upper(token: SqlToken | undefined): string {
  if (token === undefined) return ''
  const bare = token.kind === 'name' ? token.text.slice(1, -1) : token.text
  return bare.normalize('NFKC').toUpperCase()
}
